package org.gnvc.scene;

/**
 * A colour being mixed: R, G, B from 0 to 1, changed in place because it is done for each pixel.
 */
final class Paint {

  float r;
  float g;
  float b;

  void set(float red, float green, float blue) {
    r = red;
    g = green;
    b = blue;
  }

  /** Lays another colour over this one; {@code cover} from 0 to 1. */
  void over(float red, float green, float blue, float cover) {
    r += (red - r) * cover;
    g += (green - g) * cover;
    b += (blue - b) * cover;
  }

  /** 0 below {@code low}, 1 above {@code high}, smooth between. */
  static float step(double low, double high, double value) {
    float t = (float) Math.max(0, Math.min(1, (value - low) / (high - low)));
    return t * t * (3 - 2 * t);
  }
}
