package org.gnvc.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.error.MissingModelException;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;

/**
 * A 2-D convolution with bias on pictures (N, C, H, W) in channels-last memory.
 *
 * @param operators library of this package
 * @param weight (out, in, size, size) in the precision of the convolution
 * @param bias (out) in the same precision
 * @param stride distance between outputs
 * @param padding zeros on each side
 */
public record Conv(
    OperatorLibrary operators, NDArray weight, NDArray bias, int stride, int padding) {

  /**
   * Reads {@code prefix.weight} and {@code prefix.bias}: stride 1, padded to keep the size, in the
   * runtime's precision.
   *
   * @throws MissingModelException if the pack has no such tensors of the right shapes
   */
  public static Conv of(Parameters p, String prefix, int in, int out, int size)
      throws MissingModelException {
    return of(p, prefix, in, out, size, 1, size / 2, p.runtime().precision());
  }

  /**
   * Reads a convolution with all properties given.
   *
   * @throws MissingModelException if the pack has no such tensors of the right shapes
   */
  public static Conv of(
      Parameters p,
      String prefix,
      int in,
      int out,
      int size,
      int stride,
      int padding,
      Precision precision)
      throws MissingModelException {
    NDArray weight = p.float32(prefix + ".weight", out, in, size, size);
    NDArray bias = p.float32(prefix + ".bias", out);
    return new Conv(
        p.operators(), p.weight(weight, precision), p.vector(bias, precision), stride, padding);
  }

  /** The convolution of {@code x}; the result belongs to {@code scope}. */
  public NDArray apply(NDManager scope, NDArray x) {
    return operators.call(scope, "conv", x, weight, bias, stride, padding);
  }

  /** The convolution of silu(x), for 3x3 kernels. */
  public NDArray applyToSilu(NDManager scope, NDArray x) {
    return operators.call(scope, "silu_conv", x, weight, bias, stride);
  }
}
