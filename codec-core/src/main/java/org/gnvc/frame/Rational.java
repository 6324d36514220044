package org.gnvc.frame;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A positive fraction in lowest terms: a frame rate, or a time base in seconds per tick.
 *
 * @param num numerator, at least 1
 * @param den denominator, at least 1
 */
public record Rational(int num, int den) {

  /** Reduces to lowest terms. */
  public Rational {
    if (num <= 0 || den <= 0) {
      throw new IllegalArgumentException("not a positive fraction: " + num + "/" + den);
    }
    int divisor = greatestCommonDivisor(num, den);
    num /= divisor;
    den /= divisor;
  }

  /** The nearest double. */
  public double value() {
    return (double) num / den;
  }

  /** The fraction with numerator and denominator exchanged. */
  public Rational inverse() {
    return new Rational(den, num);
  }

  /**
   * {@code ticks} of this time base counted in ticks of another one, rounded to the nearest, halves
   * away from zero.
   *
   * @throws ArithmeticException if the result does not fit a long
   */
  public long rescale(long ticks, Rational target) {
    BigInteger top =
        BigInteger.valueOf(ticks).multiply(BigInteger.valueOf((long) num * target.den));
    long bottom = (long) den * target.num;
    return new BigDecimal(top)
        .divide(BigDecimal.valueOf(bottom), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  @Override
  public String toString() {
    return num + "/" + den;
  }

  private static int greatestCommonDivisor(int a, int b) {
    while (b != 0) {
      int rest = a % b;
      a = b;
      b = rest;
    }
    return a;
  }
}
