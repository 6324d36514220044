package org.gnvc.dit;

/**
 * Angles of the three-dimensional rotary position embedding for one head, (T*h*w, pairs). Of the
 * pairs of a head of size {@code d}, {@code d/6} turn with the row, as many with the column, the
 * rest with the latent's number; the order is latent, row, column. Positions count from 0.
 *
 * @param tokens T*h*w
 * @param pairs half the size of a head
 * @param angles in radians, row-major
 */
record RotaryTable(int tokens, int pairs, double[] angles) {

  private static final double BASE = 10000;

  /**
   * Angles for {@code t} latents of {@code h} by {@code w} tokens.
   *
   * @param headSize numbers of a head, even
   */
  static RotaryTable of(int t, int h, int w, int headSize) {
    int pairs = headSize / 2;
    double[] space = frequencies(headSize / 6);
    double[] time = frequencies(pairs - 2 * space.length);
    double[] angles = new double[t * h * w * pairs];
    int at = 0;
    for (int i = 0; i < t * h * w; i++) {
      at = put(angles, at, i / (h * w), time);
      at = put(angles, at, i / w % h, space);
      at = put(angles, at, i % w, space);
    }
    return new RotaryTable(t * h * w, pairs, angles);
  }

  float[] cosines() {
    float[] c = new float[angles.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = (float) Math.cos(angles[i]);
    }
    return c;
  }

  float[] sines() {
    float[] s = new float[angles.length];
    for (int i = 0; i < s.length; i++) {
      s[i] = (float) Math.sin(angles[i]);
    }
    return s;
  }

  private static double[] frequencies(int n) {
    double[] f = new double[n];
    for (int i = 0; i < n; i++) {
      f[i] = Math.pow(BASE, -(double) i / n);
    }
    return f;
  }

  private static int put(double[] angles, int at, int position, double[] frequencies) {
    for (double f : frequencies) {
      angles[at++] = position * f;
    }
    return at;
  }
}
