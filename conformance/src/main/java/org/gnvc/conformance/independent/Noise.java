package org.gnvc.conformance.independent;

/** The noise of a latent. */
final class Noise {
  private static final long LOW = 0xffffffffL;
  private static final int[] TABLE = new int[4096];

  static {
    for (int i = 2048; i < 4096; i++) {
      TABLE[i] = quantile((i + 0.5) / 4096);
      TABLE[4095 - i] = -TABLE[i];
    }
  }

  private Noise() {}

  /** {@code Q}: 4096 integers. */
  static int[] table() {
    return TABLE.clone();
  }

  /** The first {@code count} elements of a latent's noise, times 4096. */
  static int[] elements(long seed, long keyFrame, int latent, int count) {
    int[] noise = new int[count];
    for (int e = 0; e < count; e++) {
      long[] counter = {e / 8, latent, keyFrame & LOW, keyFrame >>> 32};
      long[] words = philox(counter, new long[] {seed, 0});
      long half = words[e % 8 / 2] >>> (16 * (e % 2)) & 0xffff;
      noise[e] = TABLE[(int) half >> 4];
    }
    return noise;
  }

  /** Philox4x32 with 10 rounds: four words from a counter of four and a key of two. */
  static long[] philox(long[] counter, long[] key) {
    long[] c = counter;
    long k0 = key[0];
    long k1 = key[1];
    for (int round = 0; round < 10; round++) {
      long p0 = 0xD2511F53L * c[0];
      long p1 = 0xCD9E8D57L * c[2];
      c = new long[] {p1 >>> 32 ^ c[1] ^ k0, p1 & LOW, p0 >>> 32 ^ c[3] ^ k1, p0 & LOW};
      k0 = k0 + 0x9E3779B9L & LOW;
      k1 = k1 + 0xBB67AE85L & LOW;
    }
    return c;
  }

  /** The smallest q of 0 and above whose upper border lies above {@code probability}. */
  private static int quantile(double probability) {
    int low = 0;
    int high = 5 * 4096;
    while (low < high) {
      int middle = (low + high) / 2;
      if (probability < distribution((middle + 0.5) / 4096)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * The distribution function of the normal distribution for x in 0..5: 1/2 + density * (x + x^3/3
   * + x^5/(3*5) + ...), a sum of positive terms.
   */
  private static double distribution(double x) {
    double term = x;
    double sum = x;
    for (int i = 3; term > sum * 1e-18; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
