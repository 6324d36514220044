package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import org.gnvc.tensor.OperatorLibrary;

/**
 * One transformer block: self-attention with normalised queries and keys and rotary positions, then
 * two feed-forward layers, both with shift, scale and gate that depend on the flow time. Immutable;
 * the weights belong to the network's manager.
 */
final class DitBlock {

  private final OperatorLibrary ops;
  private final NDArray ownModulation;
  private final List<NDArray> weights;

  DitBlock(DitWeights w, int d, int heads, int ffn) throws IOException {
    ops = w.ops();
    ownModulation = w.exact("mod", 6, d);
    weights =
        List.of(
            w.fast(halves(w, "halves_qkv", w.exact("qkv.weight", 3 * d, d), heads)),
            w.fast(halves(w, "halves_qkv", w.exact("qkv.bias", 3 * d), heads)),
            halves(w, "halves", w.exact("nq.w", d), heads),
            halves(w, "halves", w.exact("nk.w", d), heads),
            w.matrix("o", d, d),
            w.bias("o", d),
            w.matrix("f1", ffn, d),
            w.bias("f1", ffn),
            w.matrix("f2", d, ffn),
            w.bias("f2", d));
  }

  private static NDArray halves(DitWeights w, String operator, NDArray weight, int heads) {
    try (weight) {
      return w.ops().call(w.owner(), operator, weight, heads);
    }
  }

  /**
   * Runs the block.
   *
   * @param tokens (1, N, d) float32
   * @param positions of the N tokens
   * @return (1, N, d) float32, owned by {@code scope}
   */
  NDArray apply(NDArray tokens, FlowTime time, Positions positions, NDManager scope) {
    return ops.call(
        scope,
        "block",
        tokens,
        time.modulation(),
        ownModulation,
        positions.cosines(),
        positions.sines(),
        weights);
  }
}
