package org.gnvc.entropy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The specified Gaussian noise from which refinement starts: the same bits on every machine. Any
 * thread may call it.
 *
 * <p>Noise is addressed, not drawn: the values depend on the seed, the key group and the latent's
 * place after it alone, so groups can be decoded in any order.
 */
public final class GaussianNoise {

  /** Bits of a uniform number, and of the fraction of a table entry. */
  static final int PRECISION = 12;

  private static final int VALUES_PER_BLOCK = 8;
  private static final int[] QUANTILES = load();

  private GaussianNoise() {}

  /**
   * Fills {@code out} with noise of mean 0 and deviation 1.
   *
   * @param seed noise seed of the sequence, plus that of the group
   * @param keyFrame number of the first frame of the last key group, at least 0
   * @param latentIndex number of the latent since the first one of that key group, at least 0
   * @param out receives the values in the order of the latent's elements, {@code (z, H/8, W/8)};
   *     each is a multiple of 1/4096
   */
  public static void fill(int seed, long keyFrame, int latentIndex, float[] out) {
    int[] block = new int[4];
    for (int i = 0; i < out.length; i++) {
      if (i % VALUES_PER_BLOCK == 0) {
        block[0] = i / VALUES_PER_BLOCK;
        block[1] = latentIndex;
        block[2] = (int) keyFrame;
        block[3] = (int) (keyFrame >>> 32);
        Philox.apply(block, seed, 0);
      }
      int half = (block[(i & 7) >> 1] >>> (16 * (i & 1))) & 0xFFFF;
      out[i] = QUANTILES[half >>> 4] * (1f / (1 << PRECISION));
    }
  }

  /** The table: entry i is the quantile of (i + 1/2) / 4096, in 1/4096. A copy. */
  static int[] quantiles() {
    return QUANTILES.clone();
  }

  // The resource holds the upper half; the table is antisymmetric.
  private static int[] load() {
    try (InputStream in = GaussianNoise.class.getResourceAsStream("gaussian-quantiles.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      int[] upper =
          reader
              .lines()
              .flatMap(line -> Arrays.stream(line.split(" ")))
              .mapToInt(Integer::parseInt)
              .toArray();
      int[] all = new int[2 * upper.length];
      for (int i = 0; i < upper.length; i++) {
        all[upper.length + i] = upper[i];
        all[upper.length - 1 - i] = -upper[i];
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
