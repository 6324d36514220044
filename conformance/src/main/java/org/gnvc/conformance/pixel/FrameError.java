package org.gnvc.conformance.pixel;

import java.util.List;
import java.util.Locale;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * How far a decoded frame is from the expected one.
 *
 * @param all PSNR in dB over the samples of all three planes; each sample counts the same
 * @param planes the same for each plane alone
 */
public record FrameError(double all, List<Plane> planes) {

  /** PSNR of equal frames, and the cap for all others, in dB. */
  public static final double EQUAL = 100;

  /**
   * PSNR of one plane.
   *
   * @param name Y, Cb, Cr, R, G or B
   * @param psnr in dB
   */
  public record Plane(String name, double psnr) {

    /** {@code Cb 41.2}. */
    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%s %.1f", name, psnr);
    }
  }

  /** Copies the list. */
  public FrameError {
    planes = List.copyOf(planes);
  }

  /**
   * Compares two frames; the peak is the largest sample value, 255 or 1023.
   *
   * @throws IllegalArgumentException if sizes, sampling or depth differ
   */
  public static FrameError of(Frame expected, Frame decoded) {
    VideoFormat format = expected.format();
    long[] squares = new long[3];
    long samples = 0;
    for (int p = 0; p < 3; p++) {
      squares[p] = squares(expected, decoded, p);
      samples += format.planeSize(p);
    }
    List<String> names = names(format.chroma());
    return new FrameError(
        decibel(format, squares[0] + squares[1] + squares[2], samples),
        List.of(
            new Plane(names.get(0), decibel(format, squares[0], format.planeSize(0))),
            new Plane(names.get(1), decibel(format, squares[1], format.planeSize(1))),
            new Plane(names.get(2), decibel(format, squares[2], format.planeSize(2)))));
  }

  /** Names of the three planes. */
  static List<String> names(ChromaFormat chroma) {
    return chroma == ChromaFormat.RGB ? List.of("R", "G", "B") : List.of("Y", "Cb", "Cr");
  }

  private static long squares(Frame expected, Frame decoded, int plane) {
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

  private static double decibel(VideoFormat format, long squares, long samples) {
    double peak = format.maxSample();
    return Math.min(EQUAL, 10 * Math.log10(peak * peak * samples / squares));
  }
}
