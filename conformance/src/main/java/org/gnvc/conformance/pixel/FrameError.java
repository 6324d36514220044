package org.gnvc.conformance.pixel;

import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * How far a decoded frame is from the expected one.
 *
 * @param all PSNR in dB over the samples of all three planes; each sample counts the same
 * @param planes the same for each plane alone: Y, Cb, Cr or R, G, B
 */
public record FrameError(double all, double[] planes) {

  /** PSNR of equal frames, and the cap for all others, in dB. */
  public static final double EQUAL = 100;

  /**
   * Compares two frames; the peak is the largest sample value, 255 or 1023.
   *
   * @throws IllegalArgumentException if sizes, sampling or depth differ
   */
  public static FrameError of(Frame expected, Frame decoded) {
    VideoFormat format = expected.format();
    double[] planes = new double[3];
    double sum = 0;
    long samples = 0;
    for (int p = 0; p < 3; p++) {
      int size = format.planeSize(p);
      double squares = squares(expected, decoded, p);
      planes[p] = decibel(format, squares / size);
      sum += squares;
      samples += size;
    }
    return new FrameError(decibel(format, sum / samples), planes);
  }

  private static double squares(Frame expected, Frame decoded, int plane) {
    short[] a = expected.planes().get(plane);
    short[] b = decoded.planes().get(plane);
    if (a.length != b.length || expected.format().bitDepth() != decoded.format().bitDepth()) {
      throw new IllegalArgumentException(expected.format() + " and " + decoded.format());
    }
    long sum = 0;
    for (int i = 0; i < a.length; i++) {
      int d = a[i] - b[i];
      sum += (long) d * d;
    }
    return sum;
  }

  private static double decibel(VideoFormat format, double meanSquare) {
    double peak = format.maxSample();
    return Math.min(EQUAL, 10 * Math.log10(peak * peak / meanSquare));
  }
}
