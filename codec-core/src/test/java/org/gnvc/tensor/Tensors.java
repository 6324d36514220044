package org.gnvc.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.gnvc.model.StoredTensor;

/** Help for tests that work with tensors. */
public final class Tensors {

  private Tensors() {}

  /** A stored float32 tensor in another shape of as many elements. */
  public static NDArray load(NDManager scope, StoredTensor stored, long... shape) {
    return scope.create(stored.floats(), new Shape(shape));
  }

  /** Asserts that the largest difference is within a share of the largest expected magnitude. */
  public static void assertClose(float[] expected, float[] actual, double share) {
    assertEquals(expected.length, actual.length);
    double largest = 0;
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      worst = Math.max(worst, Math.abs((double) expected[i] - actual[i]));
      if (Float.isNaN(actual[i])) {
        worst = Double.POSITIVE_INFINITY;
      }
    }
    if (worst > share * largest) {
      throw new AssertionError(
          "largest difference %g, %g of the largest magnitude".formatted(worst, worst / largest));
    }
  }

  /** Peak signal-to-noise ratio in dB for signals of a peak-to-peak range of 2. */
  public static double psnr(float[] a, float[] b) {
    assertEquals(a.length, b.length);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
    }
    return 10 * Math.log10(4 / (sum / a.length));
  }
}
