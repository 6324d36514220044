package org.gnvc.conformance.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.gnvc.conformance.vector.Manifest.Tolerance;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PixelComparisonTest {

  private static void add(Frame frame, int plane, int place, int difference) {
    short[] samples = frame.planes().get(plane);
    samples[place] = (short) (samples[place] + difference);
  }

  private static final Tolerance TOLERANCE = new Tolerance(50, 55);

  @Test
  void equalFramesPass() {
    List<Frame> frames = TestFrames.waves(17, 9, ChromaFormat.YUV420, 8, 3);
    PixelComparison same = PixelComparison.of(frames, frames, TOLERANCE);
    assertTrue(same.passed());
    assertEquals(List.of(100.0, 100.0, 100.0), same.psnr());
    assertEquals("", same.hint());
  }

  @Test
  void eachSampleOfAllPlanesCountsTheSame() {
    // 4x2 luma samples and 2x1 of each chroma: 12 in all. Squares: 2 * 2 in Y, 4 * 4 in Cb.
    Frame expected = flat(new VideoFormat(4, 2, ChromaFormat.YUV420, 8, ColorDescription.NONE));
    Frame decoded = flat(expected.format());
    add(decoded, 0, 3, 2);
    add(decoded, 1, 1, -4);
    FrameError error = FrameError.of(expected, decoded);
    assertEquals(10 * Math.log10(255 * 255 * 12 / 20.0), error.all(), 1e-9);
    assertEquals(10 * Math.log10(255 * 255 * 8 / 4.0), error.planes().get(0).psnr(), 1e-9);
    assertEquals(10 * Math.log10(255 * 255 * 2 / 16.0), error.planes().get(1).psnr(), 1e-9);
    assertEquals(100, error.planes().get(2).psnr());
  }

  @Test
  void tenBitsHaveALargerPeak() {
    Frame expected = flat(new VideoFormat(2, 2, ChromaFormat.YUV444, 10, ColorDescription.NONE));
    Frame decoded = flat(expected.format());
    for (int plane = 0; plane < 3; plane++) {
      for (int i = 0; i < decoded.planes().get(plane).length; i++) {
        add(decoded, plane, i, 1);
      }
    }
    assertEquals(20 * Math.log10(1023), FrameError.of(expected, decoded).all(), 1e-9);
  }

  @Test
  void theMeanIsThatOfTheFramesInDecibels() {
    List<Frame> frames = TestFrames.waves(32, 16, ChromaFormat.YUV420, 8, 2);
    List<Frame> decoded = List.of(frames.get(0), TestFrames.noisy(frames.get(1), 2, 1));
    PixelComparison comparison = PixelComparison.of(frames, decoded, TOLERANCE);
    double second = FrameError.of(frames.get(1), decoded.get(1)).all();
    assertEquals((100 + second) / 2, comparison.meanPsnr(), 1e-9);
    assertEquals(second, comparison.worstPsnr(), 1e-9);
    assertEquals(1, comparison.worst().orElseThrow().frame());
  }

  @Test
  void aFrameBelowTheToleranceFailsAndIsNamed() {
    List<Frame> frames = TestFrames.waves(32, 16, ChromaFormat.YUV420, 8, 3);
    List<Frame> decoded =
        List.of(frames.get(0), TestFrames.noisy(frames.get(1), 20, 1), frames.get(2));
    PixelComparison comparison = PixelComparison.of(frames, decoded, TOLERANCE);
    assertFalse(comparison.passed());
    assertTrue(comparison.reason().startsWith("frame 1 has "), comparison.reason());
    assertTrue(comparison.reason().endsWith(" dB, 50.00 are needed"), comparison.reason());
  }

  @Test
  void aLowMeanFailsThoughEveryFrameIsNearEnough() {
    List<Frame> frames = TestFrames.waves(32, 16, ChromaFormat.YUV420, 8, 2);
    List<Frame> decoded = frames.stream().map(f -> TestFrames.noisy(f, 1, 1)).toList();
    PixelComparison comparison = PixelComparison.of(frames, decoded, new Tolerance(48, 55));
    assertEquals(
        "the mean is %.2f dB, 55.00 are needed".formatted(comparison.meanPsnr()),
        comparison.reason());
  }

  @Test
  void missingAndSurplusFramesAreReasons() {
    List<Frame> frames = TestFrames.waves(16, 16, ChromaFormat.YUV420, 8, 3);
    assertEquals(
        "2 frames instead of 3",
        PixelComparison.of(frames, frames.subList(0, 2), TOLERANCE).reason());
    assertEquals(
        "3 frames instead of 2",
        PixelComparison.of(frames.subList(0, 2), frames, TOLERANCE).reason());
    assertEquals(
        "0 frames instead of 3", PixelComparison.of(frames, List.of(), TOLERANCE).reason());
    assertEquals(
        "3 frames instead of 0", PixelComparison.of(List.of(), frames, TOLERANCE).reason());
    assertTrue(PixelComparison.of(List.of(), List.of(), TOLERANCE).passed());
  }

  @Test
  void anotherFormatIsAReason() {
    List<Frame> frames = TestFrames.waves(16, 16, ChromaFormat.YUV420, 8, 1);
    List<Frame> deep = TestFrames.waves(16, 16, ChromaFormat.YUV420, 10, 1);
    List<Frame> wide = TestFrames.waves(18, 16, ChromaFormat.YUV420, 8, 1);
    assertEquals(
        "the pictures are 16x16 4:2:0 of 10 bits, not 16x16 4:2:0 of 8 bits",
        PixelComparison.of(frames, deep, TOLERANCE).reason());
    assertEquals(
        "the pictures are 18x16 4:2:0 of 8 bits, not 16x16 4:2:0 of 8 bits",
        PixelComparison.of(frames, wide, TOLERANCE).reason());
  }

  @ParameterizedTest
  @EnumSource
  void swappedChromaIsRecognised(ChromaFormat chroma) {
    List<Frame> frames = TestFrames.waves(33, 17, chroma, 8, 1);
    List<Frame> swapped = frames.stream().map(TestFrames::chromaSwapped).toList();
    String names = chroma == ChromaFormat.RGB ? "R, B, G" : "Y, Cr, Cb";
    assertEquals(
        "frame 0 would have 100.0 dB with its planes taken in the order " + names,
        PixelComparison.of(frames, swapped, TOLERANCE).hint());
  }

  @Test
  void aMirroredPictureIsRecognised() {
    List<Frame> frames = TestFrames.waves(32, 16, ChromaFormat.YUV422, 8, 1);
    List<Frame> mirrored = frames.stream().map(TestFrames::mirrored).toList();
    assertEquals(
        "frame 0 would have 100.0 dB mirrored left to right",
        PixelComparison.of(frames, mirrored, TOLERANCE).hint());
  }

  @Test
  void framesThatCameOneTooEarlyAreRecognised() {
    List<Frame> frames = TestFrames.waves(32, 16, ChromaFormat.YUV420, 8, 6);
    PixelComparison late = PixelComparison.of(frames, frames.subList(1, 6), TOLERANCE);
    int worst = late.worst().orElseThrow().frame();
    assertEquals(
        "frame %d would have 100.0 dB in place of frame %d".formatted(worst, worst + 1),
        late.hint());
  }

  @ParameterizedTest
  @EnumSource(names = {"YUV420", "RGB"})
  void theRangeIsRecognised(ChromaFormat chroma) {
    List<Frame> full = TestFrames.waves(32, 16, chroma, 10, 1);
    Frame limited = Frame.allocate(full.get(0).format(), 0);
    for (int p = 0; p < 3; p++) {
      boolean isChroma = p > 0 && chroma != ChromaFormat.RGB;
      for (int i = 0; i < limited.planes().get(p).length; i++) {
        double v = full.get(0).planes().get(p)[i];
        limited.planes().get(p)[i] =
            (short) Math.round(isChroma ? 512 + (v - 512) * 896 / 1023 : 64 + v * 876 / 1023);
      }
    }
    String hint = PixelComparison.of(full, List.of(limited), TOLERANCE).hint();
    assertTrue(hint.endsWith("stretched from limited to full range"), hint);
    hint = PixelComparison.of(List.of(limited), full, TOLERANCE).hint();
    assertTrue(hint.endsWith("squeezed from full to limited range"), hint);
  }

  @ParameterizedTest
  @CsvSource({"1,false", "1,true", "6,false", "6,true"})
  void rgbMayComeAsYuvWithAnyUsualMatrixAndRange(int matrix, boolean full) {
    List<Frame> rgb = TestFrames.waves(24, 16, ChromaFormat.RGB, 8, 2);
    // Y4M tells the range, but not the matrix.
    ColorDescription told = new ColorDescription(2, 2, 2, full);
    List<Frame> yuv =
        rgb.stream()
            .map(frame -> yuv(frame, new ColorDescription(1, 1, matrix, full)))
            .map(f -> new Frame(f.format().with(ChromaFormat.YUV444, 8, told), f.pts(), f.planes()))
            .toList();
    PixelComparison comparison = PixelComparison.of(rgb, yuv, TOLERANCE);
    assertEquals("", comparison.reason());
    List<Frame> wrong = yuv.stream().map(TestFrames::chromaSwapped).toList();
    assertFalse(PixelComparison.of(rgb, wrong, TOLERANCE).passed());
  }

  @Test
  void yuvMayNotComeAsRgb() {
    List<Frame> yuv = TestFrames.waves(16, 16, ChromaFormat.YUV444, 8, 1);
    List<Frame> rgb = TestFrames.waves(16, 16, ChromaFormat.RGB, 8, 1);
    assertFalse(PixelComparison.of(yuv, rgb, TOLERANCE).passed());
  }

  @Test
  void ofALargePictureTheWorstPlaceIsShown() {
    List<Frame> frames = TestFrames.waves(900, 700, ChromaFormat.YUV420, 8, 2);
    Frame spoilt = TestFrames.noisy(frames.get(1), 1, 1);
    for (int y = 500; y < 520; y++) {
      for (int x = 100; x < 120; x++) {
        spoilt.planes().get(0)[y * 900 + x] = 0;
      }
    }
    WorstFrame worst =
        PixelComparison.of(frames, List.of(frames.get(0), spoilt), TOLERANCE).worst().orElseThrow();
    assertEquals(1, worst.frame());
    assertFalse(worst.whole());
    assertTrue(worst.row() >= 500 && worst.row() < 520);
    Region shown = worst.shown();
    assertTrue(shown.x() <= 100 && shown.x() + shown.width() >= 120, shown.toString());
    assertTrue(shown.y() <= 500 && shown.y() + shown.height() >= 520, shown.toString());
    assertEquals(shown.width(), worst.difference().getWidth());
    assertEquals(2, worst.decodedSlice().getHeight());
    int bright = worst.difference().getRGB(110 - shown.x(), 510 - shown.y());
    int dark = worst.difference().getRGB(shown.width() - 1, 1);
    assertTrue((bright & 0xFF00) > 0 && (dark & 0xFF00) == 0);
  }

  private static Frame yuv(Frame rgb, ColorDescription color) {
    int width = rgb.format().width();
    int height = rgb.format().height();
    float[] values = new float[3 * width * height];
    RgbConverter.toRgb(rgb, values, 0, height, width);
    VideoFormat format = rgb.format().with(ChromaFormat.YUV444, 8, color);
    return RgbConverter.fromRgb(values, 0, height, width, format, rgb.pts());
  }

  private static Frame flat(VideoFormat format) {
    Frame frame = Frame.allocate(format, 0);
    frame.planes().forEach(plane -> Arrays.fill(plane, (short) 100));
    return frame;
  }
}
