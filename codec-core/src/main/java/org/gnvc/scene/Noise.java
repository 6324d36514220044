package org.gnvc.scene;

/** Smooth pseudo-random functions of the plane, the same on every machine. */
final class Noise {

  private static final int OFFSET_PER_OCTAVE = 1013;

  private final int seed;

  Noise(long seed) {
    this.seed = (int) (seed ^ (seed >>> 32));
  }

  /** A number in [0, 1) for a lattice point. */
  float at(int x, int y) {
    int h = x * 0x2C1B3C6D + y * 0x297A2D39 + seed * 0x165667B1;
    h = (h ^ (h >>> 15)) * 0x2C1B3C6D;
    h = (h ^ (h >>> 12)) * 0x297A2D39;
    return ((h ^ (h >>> 15)) >>> 8) * 0x1p-24f;
  }

  /** Smoothly interpolated lattice numbers, in [0, 1). */
  float smooth(double x, double y) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    float u = fade((float) (x - x0));
    float v = fade((float) (y - y0));
    float top = at(x0, y0) + u * (at(x0 + 1, y0) - at(x0, y0));
    float bottom = at(x0, y0 + 1) + u * (at(x0 + 1, y0 + 1) - at(x0, y0 + 1));
    return top + v * (bottom - top);
  }

  /** Sum of octaves, each twice as fine and half as strong; about 0.5 on average, in [0, 1). */
  float fractal(double x, double y, int octaves) {
    float sum = 0;
    float weight = 0.5f;
    for (int i = 0; i < octaves; i++) {
      sum += weight * smooth(x + i * OFFSET_PER_OCTAVE, y - i * OFFSET_PER_OCTAVE);
      // Turning the lattice between octaves hides its axes.
      double turned = 1.6 * x + 1.2 * y;
      y = 1.6 * y - 1.2 * x;
      x = turned;
      weight *= 0.5f;
    }
    return sum / (1 - 2 * weight + weight);
  }

  private static float fade(float t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }
}
