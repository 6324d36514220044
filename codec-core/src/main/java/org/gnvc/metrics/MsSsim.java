package org.gnvc.metrics;

import java.util.Arrays;
import org.gnvc.frame.Frame;

/**
 * Multi-scale structural similarity of luma, 1 for equal pictures: five scales, Gaussian windows of
 * 11x11 with standard deviation 1.5, weights of the original publication. Pictures too small for
 * five scales are compared at as many as fit, with the weights scaled to sum to one. Stateless.
 */
public final class MsSsim {

  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final int WINDOW = 11;
  private static final double DEVIATION = 1.5;
  private static final double LUMINANCE_STABILITY = 0.01;
  private static final double CONTRAST_STABILITY = 0.03;
  private static final float[] GAUSS = gauss();

  private MsSsim() {}

  /**
   * Compares two frames with luma of the same size and depth, at least 11x11.
   *
   * @throws IllegalArgumentException if they cannot be compared
   */
  public static double luma(Frame a, Frame b) {
    Psnr.checkLuma(a.format(), b.format());
    int width = a.format().width();
    int height = a.format().height();
    if (Math.min(width, height) < WINDOW) {
      throw new IllegalArgumentException("smaller than the window: " + a.format());
    }
    float[] x = floats(a.planes().get(0));
    float[] y = floats(b.planes().get(0));
    double peak = a.format().maxSample();
    double product = 1;
    double used = 0;
    for (int scale = 0; scale < WEIGHTS.length; scale++) {
      boolean last = scale == WEIGHTS.length - 1 || Math.min(width / 2, height / 2) < WINDOW;
      double[] similarity = compare(x, y, width, height, peak);
      used += WEIGHTS[scale];
      double value = last ? similarity[0] : similarity[1];
      product *= Math.pow(Math.max(0, value), WEIGHTS[scale]);
      if (last) {
        break;
      }
      x = halve(x, width, height);
      y = halve(y, width, height);
      width /= 2;
      height /= 2;
    }
    return Math.pow(product, 1 / used);
  }

  /** Mean of the full index, and mean of its contrast and structure part. */
  private static double[] compare(float[] x, float[] y, int width, int height, double peak) {
    float[] meanX = blur(x, width, height);
    float[] meanY = blur(y, width, height);
    float[] squareX = blur(product(x, x), width, height);
    float[] squareY = blur(product(y, y), width, height);
    float[] cross = blur(product(x, y), width, height);
    double c1 = Math.pow(LUMINANCE_STABILITY * peak, 2);
    double c2 = Math.pow(CONTRAST_STABILITY * peak, 2);
    double full = 0;
    double contrast = 0;
    for (int i = 0; i < meanX.length; i++) {
      double mx = meanX[i];
      double my = meanY[i];
      double structure =
          (2 * (cross[i] - mx * my) + c2) / (squareX[i] - mx * mx + squareY[i] - my * my + c2);
      contrast += structure;
      full += structure * (2 * mx * my + c1) / (mx * mx + my * my + c1);
    }
    return new double[] {full / meanX.length, contrast / meanX.length};
  }

  /** Gaussian mean of every window that lies inside the picture. */
  private static float[] blur(float[] in, int width, int height) {
    int columns = width - WINDOW + 1;
    int rows = height - WINDOW + 1;
    float[] lines = new float[columns * height];
    for (int y = 0; y < height; y++) {
      for (int k = 0; k < WINDOW; k++) {
        float g = GAUSS[k];
        for (int x = 0; x < columns; x++) {
          lines[y * columns + x] += g * in[y * width + x + k];
        }
      }
    }
    float[] out = new float[columns * rows];
    for (int y = 0; y < rows; y++) {
      for (int k = 0; k < WINDOW; k++) {
        float g = GAUSS[k];
        for (int x = 0; x < columns; x++) {
          out[y * columns + x] += g * lines[(y + k) * columns + x];
        }
      }
    }
    return out;
  }

  private static float[] halve(float[] in, int width, int height) {
    int columns = width / 2;
    float[] out = new float[columns * (height / 2)];
    for (int y = 0; y < height / 2; y++) {
      for (int x = 0; x < columns; x++) {
        int at = 2 * y * width + 2 * x;
        out[y * columns + x] = 0.25f * (in[at] + in[at + 1] + in[at + width] + in[at + width + 1]);
      }
    }
    return out;
  }

  private static float[] product(float[] a, float[] b) {
    float[] out = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      out[i] = a[i] * b[i];
    }
    return out;
  }

  private static float[] floats(short[] plane) {
    float[] out = new float[plane.length];
    for (int i = 0; i < plane.length; i++) {
      out[i] = plane[i];
    }
    return out;
  }

  private static float[] gauss() {
    double[] bell = new double[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      double d = (i - WINDOW / 2) / DEVIATION;
      bell[i] = Math.exp(-0.5 * d * d);
    }
    double sum = Arrays.stream(bell).sum();
    float[] g = new float[WINDOW];
    for (int i = 0; i < WINDOW; i++) {
      g[i] = (float) (bell[i] / sum);
    }
    return g;
  }
}
