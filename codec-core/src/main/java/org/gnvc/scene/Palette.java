package org.gnvc.scene;

/**
 * Light and colours of a time of day, each colour as R, G, B from 0 to 1.
 *
 * @param zenith sky overhead
 * @param horizon sky at the horizon, also the haze over distant hills
 * @param sun colour of direct light
 * @param meadow colour of near grass
 * @param forest colour of distant slopes
 */
record Palette(float[] zenith, float[] horizon, float[] sun, float[] meadow, float[] forest) {

  static final Palette NOON =
      new Palette(
          new float[] {0.20f, 0.42f, 0.76f},
          new float[] {0.76f, 0.85f, 0.92f},
          new float[] {1.00f, 0.97f, 0.88f},
          new float[] {0.36f, 0.50f, 0.16f},
          new float[] {0.20f, 0.34f, 0.20f});

  static final Palette EVENING =
      new Palette(
          new float[] {0.20f, 0.24f, 0.47f},
          new float[] {0.96f, 0.66f, 0.42f},
          new float[] {1.00f, 0.80f, 0.52f},
          new float[] {0.38f, 0.34f, 0.15f},
          new float[] {0.26f, 0.23f, 0.25f});
}
