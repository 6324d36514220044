package org.gnvc.integer;

/**
 * Sizes of an entropy model.
 *
 * @param m channels of the coded latent y (even)
 * @param n channels of the networks
 * @param hz channels of the hyper-latent
 */
public record EntropySizes(int m, int n, int hz) {

  private static final int WIDEST = 1024;

  /**
   * @throws IllegalArgumentException if a size is out of range
   */
  public EntropySizes {
    if (m < 2 || m > WIDEST || m % 2 != 0 || n < 1 || n > WIDEST || hz < 1 || hz > WIDEST) {
      throw new IllegalArgumentException("entropy model of sizes %d, %d, %d".formatted(m, n, hz));
    }
  }

  /** Rows or columns of the hyper-latent for {@code size} rows or columns of y. */
  public static int hyper(int size) {
    return (size + 3) / 4;
  }
}
