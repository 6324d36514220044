package org.gnvc.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;

/** Small drawn clips, and files made of them. */
final class Clips {

  static final Rational RATE = new Rational(25, 1);
  static final Rational MILLISECONDS = new Rational(1, 1000);

  private Clips() {}

  static VideoFormat format(int width, int height, ChromaFormat chroma, int bitDepth) {
    boolean rgb = chroma == ChromaFormat.RGB;
    return new VideoFormat(
        width, height, chroma, bitDepth, rgb ? ColorDescription.SRGB : ColorDescription.BT709);
  }

  static List<Frame> draw(VideoFormat format, int count) {
    ProceduralScene scene = new ProceduralScene(format, 3, ProceduralScene.NO_CUT);
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(scene.frame(4 * i).withPts(i));
    }
    return frames;
  }

  static void write(Path file, List<Frame> frames, WriteOptions options) throws GnvcException {
    write(file.toString(), frames, RATE, RATE.inverse(), options);
  }

  static void write(
      String target, List<Frame> frames, Rational rate, Rational timeBase, WriteOptions options)
      throws GnvcException {
    VideoFormat format = frames.get(0).format();
    try (VideoWriter writer = VideoWriter.open(target, format, rate, timeBase, options)) {
      for (Frame frame : frames) {
        writer.write(frame);
      }
      writer.finish();
    }
  }

  static List<Frame> read(Path file, ReadOptions options) throws IOException {
    return read(file.toString(), options);
  }

  static List<Frame> read(String source, ReadOptions options) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(source, options)) {
      for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
        frames.add(frame);
      }
    }
    return frames;
  }

  /** Peak signal-to-noise ratio over all samples in dB; infinite for equal frames. */
  static double psnr(Frame a, Frame b) {
    double sum = 0;
    long count = 0;
    for (int p = 0; p < 3; p++) {
      short[] x = a.planes().get(p);
      short[] y = b.planes().get(p);
      for (int i = 0; i < x.length; i++) {
        double d = x[i] - y[i];
        sum += d * d;
      }
      count += x.length;
    }
    double peak = a.format().maxSample();
    return 10 * Math.log10(peak * peak * count / sum);
  }
}
