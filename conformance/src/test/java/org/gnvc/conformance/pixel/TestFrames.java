package org.gnvc.conformance.pixel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** Frames that differ from each other, and what broken decoders make of them. */
public final class TestFrames {

  private TestFrames() {}

  /** Waves that travel; all three planes differ. */
  public static List<Frame> waves(int width, int height, ChromaFormat chroma, int bits, int count) {
    VideoFormat format = new VideoFormat(width, height, chroma, bits, ColorDescription.BT709);
    List<Frame> frames = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      Frame frame = Frame.allocate(format, t);
      for (int p = 0; p < 3; p++) {
        short[] plane = frame.planes().get(p);
        for (int i = 0; i < plane.length; i++) {
          int row = i / format.planeWidth(p);
          double x = (double) (i % format.planeWidth(p)) / format.planeWidth(p);
          double y = (double) row / format.planeHeight(p);
          double wave = Math.sin(5 * x + (2 + p) * y + 0.4 * t + 2 * p) * Math.cos(3 * y - p);
          plane[i] = (short) Math.round(format.maxSample() * (0.5 + 0.35 * wave));
        }
      }
      frames.add(frame);
    }
    return frames;
  }

  /** A copy in which each sample is off by at most {@code most}. */
  public static Frame noisy(Frame frame, int most, long seed) {
    Random random = new Random(seed);
    Frame noisy = Frame.allocate(frame.format(), frame.pts());
    for (int p = 0; p < 3; p++) {
      short[] from = frame.planes().get(p);
      short[] to = noisy.planes().get(p);
      for (int i = 0; i < to.length; i++) {
        int sample = from[i] + random.nextInt(2 * most + 1) - most;
        to[i] = (short) Math.max(0, Math.min(frame.format().maxSample(), sample));
      }
    }
    return noisy;
  }

  /** A copy with Cb in the place of Cr. */
  public static Frame chromaSwapped(Frame frame) {
    List<short[]> planes = frame.planes();
    return new Frame(
        frame.format(), frame.pts(), List.of(planes.get(0), planes.get(2), planes.get(1)));
  }

  /** A copy with left and right exchanged. */
  public static Frame mirrored(Frame frame) {
    Frame mirrored = Frame.allocate(frame.format(), frame.pts());
    for (int p = 0; p < 3; p++) {
      int width = frame.format().planeWidth(p);
      short[] from = frame.planes().get(p);
      for (int i = 0; i < from.length; i++) {
        mirrored.planes().get(p)[i] = from[i - i % width + width - 1 - i % width];
      }
    }
    return mirrored;
  }
}
