package org.gnvc.model;

/** Numbers of 16 bits and their neighbours in float32. */
final class RealFormat {

  private RealFormat() {}

  /** Widens an IEEE 754 binary16 number; every such number is a float32 number too. */
  static float halfToFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int magnitude = half & 0x7FFF;
    if (magnitude >= 0x7C00) { // infinity and NaN keep all exponent bits set
      return Float.intBitsToFloat(sign | 0x7F800000 | (magnitude & 0x3FF) << 13);
    }
    // Shifted into float32's fields the exponent is too small by 127 - 15; the product puts it
    // right, and normalises subnormal numbers on the way.
    float shifted = Float.intBitsToFloat(magnitude << 13);
    return Float.intBitsToFloat(sign | Float.floatToRawIntBits(shifted * 0x1p112f));
  }

  /** The nearest binary16 number, halves to even; beyond 65519 infinity. */
  static short floatToHalf(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7FFFFFFF;
    if (magnitude > 0x7F800000) {
      return (short) (sign | 0x7E00);
    }
    if (magnitude >= 0x477FF000) {
      return (short) (sign | 0x7C00);
    }
    if (magnitude < 0x38800000) { // subnormal: the sum leaves the rounded fraction at the end
      int sum = Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) + 0.5f);
      return (short) (sign | sum - 0x3F000000);
    }
    int rebased = magnitude - (127 - 15 << 23);
    return (short) (sign | rebased + 0xFFF + (rebased >>> 13 & 1) >>> 13);
  }

  /** The nearest bfloat16 number, halves to even. */
  static short floatToBfloat16(float value) {
    int bits = Float.floatToIntBits(value);
    int rounded = bits + 0x7FFF + (bits >>> 16 & 1);
    return (short) ((Float.isNaN(value) ? bits : rounded) >>> 16);
  }
}
