package org.gnvc.entropy;

/**
 * How far a value lies outside a table's run, as bypass bits after the escape: first the side, then
 * the distance less one in Exp-Golomb form of order 0. With {@code u = distance} (at least 1) and
 * {@code n} its bit length less one: {@code n} zeros, a one, then the {@code n} low bits of {@code
 * u}.
 */
final class EscapeCode {

  /** Most zeros before the one; more is damage. */
  static final int MAX_PREFIX = 15;

  /** Largest distance that can be coded. */
  static final int MAX_DISTANCE = (1 << (MAX_PREFIX + 1)) - 1;

  private EscapeCode() {}

  /** Distance of {@code value} from the nearest end of the run {@code min..max}, at least 1. */
  static long distance(int value, int min, int max) {
    return value > max ? (long) value - max : (long) min - value;
  }

  /** Bypass bits for {@code distance}, the side included. */
  static int bits(long distance) {
    return 2 + 2 * prefix((int) distance);
  }

  /** Zeros before the one. */
  static int prefix(int distance) {
    return 31 - Integer.numberOfLeadingZeros(distance);
  }
}
