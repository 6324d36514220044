package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our conversion to RGB against FFmpeg's, which was written by others. */
class SwscaleOracleTest {

  @ParameterizedTest
  @CsvSource({
    "YUV444, 8, 1, false, 0.6, 2",
    "YUV444, 8, 6, true, 0.6, 2",
    "YUV444, 10, 9, false, 2.0, 6",
    "YUV420, 8, 1, false, 1.2, 40",
    "YUV422, 10, 1, false, 4, 140",
  })
  void picturesAgreeWithSwscale(
      ChromaFormat chroma, int depth, int matrix, boolean full, double mean, int worst)
      throws Exception {
    ColorDescription color = new ColorDescription(1, 1, matrix, full);
    VideoFormat format = new VideoFormat(160, 90, chroma, depth, color);
    Frame frame = new ProceduralScene(format, 4, ProceduralScene.NO_CUT).frame(0);
    Frame theirs = swscale(frame);
    float[] floats = new float[3 * 160 * 90];
    RgbConverter.toRgb(frame, floats, 0, 90, 160);
    Frame ours = RgbConverter.fromRgb(floats, 0, 90, 160, theirs.format(), 0);
    long sum = 0;
    int largest = 0;
    for (int p = 0; p < 3; p++) {
      for (int i = 0; i < 160 * 90; i++) {
        int d = Math.abs(ours.planes().get(p)[i] - theirs.planes().get(p)[i]);
        sum += d;
        largest = Math.max(largest, d);
      }
    }
    double average = sum / (3.0 * 160 * 90);
    assertTrue(average <= mean && largest <= worst, average + " on average, worst " + largest);
  }

  private static Frame swscale(Frame frame) throws Exception {
    Ffmpeg.load();
    VideoFormat format = frame.format();
    AVFrame picture = avutil.av_frame_alloc();
    try (Scaler scaler = new Scaler()) {
      picture.width(format.width());
      picture.height(format.height());
      picture.format(new PixelLayout(format.chroma(), format.bitDepth()).pixelFormat());
      picture.colorspace(format.color().matrix());
      picture.color_range(
          format.color().fullRange() ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG);
      picture.chroma_location(avutil.AVCHROMA_LOC_LEFT);
      avutil.av_frame_get_buffer(picture, 0);
      PlaneTransfer.toPicture(frame, picture);
      int rgb = new PixelLayout(ChromaFormat.RGB, format.bitDepth()).pixelFormat();
      VideoFormat target = format.with(ChromaFormat.RGB, format.bitDepth(), ColorDescription.SRGB);
      return PlaneTransfer.toFrame(scaler.convert(picture, rgb, true, "test"), target, 0);
    } finally {
      avutil.av_frame_free(picture);
    }
  }
}
