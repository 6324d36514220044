package org.gnvc.scene;

/** A small flock that crosses the sky with beating wings. */
final class Birds {

  private static final int COUNT = 7;

  private final Noise noise;

  Birds(Noise noise) {
    this.noise = noise;
  }

  void paint(double px, double py, double time, double pixel, Paint out) {
    double centreX = -0.75 + 0.11 * time;
    double centreY = 0.17 + 0.02 * StrictMath.sin(0.6 * time);
    if (Math.abs(px - centreX) > 0.3 || Math.abs(py - centreY) > 0.15) {
      return;
    }
    for (int i = 0; i < COUNT; i++) {
      double dx = px - centreX - 0.4 * (noise.at(i, 1) - 0.5);
      double dy = py - centreY - 0.16 * (noise.at(i, 2) - 0.5);
      double size = 0.014 + 0.008 * noise.at(i, 3);
      double across = Math.abs(dx) / size;
      if (across > 1) {
        continue;
      }
      double beat = StrictMath.sin(9 * time + 6 * noise.at(i, 4));
      double wing = size * (-0.55 * beat * across + 0.35 * across * (across - 1));
      double thick = 0.0022 * (1.25 - across);
      float cover = (float) ((thick - Math.abs(dy - wing)) / pixel + 0.5);
      out.over(0.13f, 0.13f, 0.16f, Math.max(0, Math.min(1, cover)));
    }
  }
}
