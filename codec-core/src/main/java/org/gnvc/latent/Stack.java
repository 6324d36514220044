package org.gnvc.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.nn.Conv;
import org.gnvc.nn.Parameters;
import org.gnvc.nn.ResBlock;

/** A convolution followed by residual blocks. */
final class Stack {

  private final Conv in;
  private final List<ResBlock> blocks = new ArrayList<>();

  Stack(Parameters p, String prefix, int in, int channels, int blocks)
      throws MissingModelException {
    this.in = Conv.of(p, prefix + ".i", in, channels, 3);
    for (int i = 0; i < blocks; i++) {
      this.blocks.add(new ResBlock(p, prefix + ".r." + i, channels));
    }
  }

  NDArray apply(NDManager scope, NDArray x) {
    NDArray y = in.apply(scope, x);
    for (ResBlock block : blocks) {
      try (NDArray old = y) {
        y = block.apply(scope, old);
      }
    }
    return y;
  }
}
