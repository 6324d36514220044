package org.gnvc.scene;

/**
 * A hot-air balloon with vertical stripes, lit from the upper right.
 *
 * @param x centre at time 0, in picture heights
 * @param y centre at time 0
 * @param radius of the envelope
 * @param speed sideways, picture heights per second
 * @param first one stripe colour
 * @param second the other
 */
record Balloon(double x, double y, double radius, double speed, float[] first, float[] second) {

  private static final int STRIPES = 10;
  private static final double BASKET_DROP = 1.62;

  /** Paints the part of the balloon that covers the point (px, py) at a time, if any. */
  void paint(double px, double py, double time, double pan, double pixel, Paint out) {
    double dx = (px - x - speed * time + 0.25 * pan) / radius;
    double dy = (py - y + 0.012 * time - 0.008 * StrictMath.sin(0.9 * time + 20 * x)) / radius;
    if (Math.abs(dx) > 1.1 || dy < -1.1 || dy > 2) {
      return;
    }
    double soft = pixel / radius;
    paintBasket(dx, dy, soft, out);
    // Below the widest line the envelope narrows towards the basket.
    double width = dy > 0 ? Math.max(0.16, 1 - 0.42 * dy * dy) : 1;
    double across = dx / width;
    double squeezed = dy > 0 ? dy * 0.76 : dy;
    double distance = Math.sqrt(across * across + squeezed * squeezed);
    float cover = (float) ((1 - distance) / soft + 0.5);
    if (cover <= 0) {
      return;
    }
    double ring = Math.sqrt(Math.max(1e-4, 1 - squeezed * squeezed));
    double longitude = StrictMath.asin(Math.max(-1, Math.min(1, across / ring)));
    double stripe = StrictMath.sin((longitude + 0.25 * time) * STRIPES);
    float mix = Paint.step(-0.2, 0.2, stripe);
    double front = Math.sqrt(Math.max(0, 1 - distance * distance));
    float light = (float) (0.42 + 0.62 * Math.max(0, 0.45 * across - 0.5 * squeezed + 0.6 * front));
    double band = Paint.step(0.12, 0.08, Math.abs(squeezed - 0.15));
    float r = first[0] + (second[0] - first[0]) * mix;
    float g = first[1] + (second[1] - first[1]) * mix;
    float b = first[2] + (second[2] - first[2]) * mix;
    float gold = (float) (0.8 * band);
    out.over(
        light * (r + (0.95f - r) * gold),
        light * (g + (0.78f - g) * gold),
        light * (b + (0.30f - b) * gold),
        Math.min(1, cover));
  }

  private static void paintBasket(double dx, double dy, double soft, Paint out) {
    double half = 0.14;
    double inside = Math.min(half - Math.abs(dx), 0.13 - Math.abs(dy - BASKET_DROP));
    float cover = (float) Math.max(0, Math.min(1, inside / soft + 0.5));
    float weave = dx > 0 ? 0.42f : 0.30f;
    out.over(weave, 0.62f * weave, 0.32f * weave, cover);
    if (dy > 1.0 && dy < BASKET_DROP) {
      double rope = Math.abs(Math.abs(dx) - 0.13 - 0.10 * (BASKET_DROP - dy));
      float line = (float) Math.max(0, Math.min(1, (0.018 - rope) / soft + 0.5));
      out.over(0.22f, 0.17f, 0.13f, 0.8f * line);
    }
  }
}
