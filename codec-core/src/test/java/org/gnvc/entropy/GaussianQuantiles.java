package org.gnvc.entropy;

/**
 * The procedure that defines the quantile table. Entry i is the integer q with {@code P((q - 1/2) /
 * 4096) <= (i + 1/2) / 4096 < P((q + 1/2) / 4096)}, where P is the normal distribution function:
 * the quantile, rounded to 1/4096. Only comparisons of P are needed, and no one is close.
 */
final class GaussianQuantiles {

  private GaussianQuantiles() {}

  static int[] upperHalf() {
    int[] upper = new int[2048];
    int quantile = 0;
    for (int i = 0; i < upper.length; i++) {
      while (aboveHalf((quantile + 0.5) / 4096) <= (i + 0.5) / 4096) {
        quantile++;
      }
      upper[i] = quantile;
    }
    return upper;
  }

  /** P(x) - 1/2 for x of 0 and more: density times x + x^3/3 + x^5/(3*5) + ... */
  static double aboveHalf(double x) {
    double sum = 0;
    double term = x;
    for (int n = 3; sum + term != sum; n += 2) {
      sum += term;
      term *= x * x / n;
    }
    return sum * StrictMath.exp(-x * x / 2) / StrictMath.sqrt(2 * StrictMath.PI);
  }
}
