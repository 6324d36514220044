package org.gnvc.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.error.MissingModelException;

/** A residual block on pictures (N, C, H, W): x + c2(silu(c1(silu(x)))). */
public final class ResBlock {

  private final Conv c1;
  private final Conv c2;

  /**
   * Reads the block's weights.
   *
   * @param prefix name of the block in the pack
   * @param channels C
   * @throws MissingModelException if the pack has no such tensors of the right shapes
   */
  public ResBlock(Parameters p, String prefix, int channels) throws MissingModelException {
    c1 = Conv.of(p, prefix + ".c1", channels, channels, 3);
    c2 = Conv.of(p, prefix + ".c2", channels, channels, 3);
  }

  /** The block's output; it belongs to {@code scope}. */
  public NDArray apply(NDManager scope, NDArray x) {
    return c1.operators().call(scope, "res", x, c1.weight(), c1.bias(), c2.weight(), c2.bias());
  }
}
