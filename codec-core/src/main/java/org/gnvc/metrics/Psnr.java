package org.gnvc.metrics;

import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;

/** Peak signal-to-noise ratio in dB; infinite for equal pictures. Stateless. */
public final class Psnr {

  private static final double RGB_PEAK = 2;

  private Psnr() {}

  /**
   * Over all three channels of RGB.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public static double rgb(Frame a, Frame b) {
    return ofRgb(rgb(a), rgb(b, a.format()));
  }

  /** Over RGB floats in [-1, 1] of any shape, the same for both. */
  public static double ofRgb(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " and " + b.length + " samples");
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double d = (double) a[i] - b[i];
      sum += d * d;
    }
    return decibel(RGB_PEAK, sum / a.length);
  }

  /**
   * Over the luma samples.
   *
   * @throws IllegalArgumentException if size, depth or kind of the frames differ, or they are RGB
   */
  public static double luma(Frame a, Frame b) {
    checkLuma(a.format(), b.format());
    short[] x = a.planes().get(0);
    short[] y = b.planes().get(0);
    long sum = 0;
    for (int i = 0; i < x.length; i++) {
      int d = x[i] - y[i];
      sum += (long) d * d;
    }
    return decibel(a.format().maxSample(), (double) sum / x.length);
  }

  private static double decibel(double peak, double meanSquare) {
    return 10 * Math.log10(peak * peak / meanSquare);
  }

  /** As {@link #rgb(Frame)}, of a frame that must have a certain size. */
  static float[] rgb(Frame frame, VideoFormat like) {
    VideoFormat own = frame.format();
    if (own.width() != like.width() || own.height() != like.height()) {
      throw new IllegalArgumentException(own + " and " + like);
    }
    return rgb(frame);
  }

  /** {@code (3, H, W)} RGB in [-1, 1]. */
  static float[] rgb(Frame frame) {
    VideoFormat format = frame.format();
    float[] rgb = new float[3 * format.width() * format.height()];
    RgbConverter.toRgb(frame, rgb, 0, format.height(), format.width());
    return rgb;
  }

  /** Refuses formats whose luma cannot be compared. */
  static void checkLuma(VideoFormat a, VideoFormat b) {
    boolean same =
        a.width() == b.width() && a.height() == b.height() && a.bitDepth() == b.bitDepth();
    if (!same || a.chroma() == ChromaFormat.RGB || b.chroma() == ChromaFormat.RGB) {
      throw new IllegalArgumentException("luma of " + a + " and " + b);
    }
  }
}
