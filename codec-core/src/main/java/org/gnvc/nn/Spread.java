package org.gnvc.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.gnvc.error.MissingModelException;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;

/**
 * A 1x1 convolution whose output channels are spread over 2x2 positions: (N, C, H, W) to (N, D, 2H,
 * 2W).
 *
 * @param operators library of this package
 * @param weight (4 D, C), rows ordered by row and column of the position, then by D
 * @param bias (4 D), in the same order
 */
public record Spread(OperatorLibrary operators, NDArray weight, NDArray bias) {

  /**
   * Reads {@code prefix.weight} and {@code prefix.bias}, stored in the order of a pixel shuffle.
   *
   * @param in C
   * @param planes planes of the pixel shuffle: D = planes * inner * inner
   * @param inner positions along each side that stay together in the channels; a stored shuffle by
   *     2 * inner becomes a spread by 2 with D holding the inner positions. 1 for a shuffle by 2
   * @param precision of weight and input
   * @throws MissingModelException if the pack has no such tensors of the right shapes
   */
  public static Spread of(
      Parameters p, String prefix, int in, int planes, int inner, Precision precision)
      throws MissingModelException {
    int out = planes * 4 * inner * inner;
    Shape stored = new Shape(planes, 2, inner, 2, inner, -1);
    int[] order = {1, 3, 0, 2, 4, 5};
    try (NDArray weight = p.float32(prefix + ".weight", out, in, 1, 1);
        NDArray bias = p.float32(prefix + ".bias", out);
        NDManager work = p.owner().newSubManager()) {
      weight.attach(work);
      bias.attach(work);
      NDArray w = weight.reshape(stored).transpose(order).reshape(out, in);
      NDArray b = bias.reshape(stored).transpose(order).reshape(out);
      w.attach(p.owner());
      b.attach(p.owner());
      return new Spread(p.operators(), p.vector(w, precision), p.vector(b, precision));
    }
  }

  /** The spread map of {@code x}; the result belongs to {@code scope}. */
  public NDArray apply(NDManager scope, NDArray x) {
    return operators.call(scope, "spread", x, weight, bias);
  }
}
