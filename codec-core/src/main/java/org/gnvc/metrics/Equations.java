package org.gnvc.metrics;

/**
 * The linear equations of a smooth flow (u, v): at every pixel, with the sums over the neighbours
 * to the left, right, above and below,
 *
 * <pre>
 * xx u + xy v + xt = s * sum (u' - u)
 * xy u + yy v + yt = s * sum (v' - v)
 * </pre>
 *
 * Solved by successive over-relaxation: each pixel in turn is set from its neighbours, and moved on
 * beyond.
 */
final class Equations {

  private static final int SWEEPS = 30;
  private static final float OVERRELAXATION = 1.8f;

  private final int width;
  private final int height;
  private final float smoothness;
  private final float[] xt;
  private final float[] yt;

  // The inverse of each pixel's symmetric 2x2 matrix, times the over-relaxation.
  private final float[] inverseXx;
  private final float[] inverseXy;
  private final float[] inverseYy;

  /**
   * Equations from window means of products.
   *
   * @param xx squared gradient in x
   * @param xy product of the gradients
   * @param yy squared gradient in y
   * @param xt gradient in x times the difference of the pictures
   * @param yt gradient in y times the difference of the pictures
   * @param smoothness s, above 0
   */
  Equations(Plane xx, Plane xy, Plane yy, Plane xt, Plane yt, float smoothness) {
    width = xx.width();
    height = xx.height();
    this.smoothness = smoothness;
    this.xt = xt.values();
    this.yt = yt.values();
    inverseXx = new float[width * height];
    inverseXy = new float[width * height];
    inverseYy = new float[width * height];
    for (int at = 0; at < inverseXx.length; at++) {
      float own = smoothness * neighbours(at % width, at / width);
      float a = xx.values()[at] + own;
      float b = xy.values()[at];
      float c = yy.values()[at] + own;
      float scale = OVERRELAXATION / (a * c - b * b);
      inverseXx[at] = c * scale;
      inverseXy[at] = -b * scale;
      inverseYy[at] = a * scale;
    }
  }

  private int neighbours(int x, int y) {
    return (x > 0 ? 1 : 0) + (x < width - 1 ? 1 : 0) + (y > 0 ? 1 : 0) + (y < height - 1 ? 1 : 0);
  }

  /** An approximate solution. */
  FlowField solve(FlowField start) {
    float[] u = start.dx().clone();
    float[] v = start.dy().clone();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int y = 0; y < height; y++) {
        int row = y * width;
        for (int x = 0; x < width; x++) {
          int at = row + x;
          float p = smoothness * around(u, x, y, at) - xt[at];
          float q = smoothness * around(v, x, y, at) - yt[at];
          u[at] += inverseXx[at] * p + inverseXy[at] * q - OVERRELAXATION * u[at];
          v[at] += inverseXy[at] * p + inverseYy[at] * q - OVERRELAXATION * v[at];
        }
      }
    }
    return new FlowField(width, height, u, v);
  }

  private float around(float[] values, int x, int y, int at) {
    float sum = x > 0 ? values[at - 1] : 0;
    sum += x < width - 1 ? values[at + 1] : 0;
    sum += y > 0 ? values[at - width] : 0;
    return sum + (y < height - 1 ? values[at + width] : 0);
  }
}
