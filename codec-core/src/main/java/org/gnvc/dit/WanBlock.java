package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * One block of Wan2.1's transformer or of its VACE adapter: attention of the tokens to each other,
 * attention to a stored text, two feed-forward layers. Immutable; weights that are not kept are
 * loaded for each run.
 */
final class WanBlock {

  /**
   * Rows that the feed-forward layers take at a time: their inner tensor, six times as wide as the
   * tokens, stays below 150 MB in bfloat16, and larger products would not run faster.
   */
  private static final int FEED_ROWS = 8192;

  private final TensorRuntime runtime;
  private final OperatorLibrary ops;
  private final WanWeights weights;
  private final List<NDArray> kept;

  /** A block whose weights are loaded for each run. */
  static WanBlock streamed(TensorRuntime runtime, OperatorLibrary ops, WanWeights weights) {
    return new WanBlock(runtime, ops, weights, List.of());
  }

  /** A block whose weights are loaded now and belong to {@code owner}. */
  static WanBlock kept(
      TensorRuntime runtime, OperatorLibrary ops, WanWeights weights, NDManager owner) {
    return new WanBlock(runtime, ops, weights, weights.load(runtime, owner));
  }

  private WanBlock(
      TensorRuntime runtime, OperatorLibrary ops, WanWeights weights, List<NDArray> kept) {
    this.runtime = runtime;
    this.ops = ops;
    this.weights = weights;
    this.kept = kept;
  }

  /**
   * Runs a main block.
   *
   * @param tokens (1, N, d) float32
   * @param positions of the N tokens
   * @return (1, N, d) float32, owned by {@code scope}
   */
  NDArray apply(NDArray tokens, FlowTime time, Positions positions, NDManager scope) {
    return run(scope, "wan_block", List.of(tokens), time, positions).singletonOrThrow();
  }

  /**
   * What an adapter block makes.
   *
   * @param tokens for the next adapter block, (1, N, d) float32
   * @param hint for the main stream, (1, N, d) in the runtime's precision
   */
  record Adapted(NDArray tokens, NDArray hint) {}

  /**
   * Runs an adapter block.
   *
   * @param condition tokens of the adapter (1, N, d) float32
   * @param tokens of the main stream (1, N, d) float32; the first adapter block alone reads them
   * @return tensors owned by {@code scope}
   */
  Adapted adapt(
      NDArray condition, NDArray tokens, FlowTime time, Positions positions, NDManager scope) {
    NDList result = run(scope, "wan_adapter", List.of(condition, tokens), time, positions);
    return new Adapted(result.get(0), result.get(1));
  }

  private NDList run(
      NDManager scope, String operator, List<NDArray> tokens, FlowTime time, Positions positions) {
    try (NDManager loading = runtime.newScope()) {
      List<NDArray> now = kept.isEmpty() ? weights.load(runtime, loading) : kept;
      List<Object> arguments = new ArrayList<>(tokens);
      arguments.addAll(
          List.of(time.modulation(), positions.cosines(), positions.sines(), FEED_ROWS, now));
      return ops.callForList(scope, operator, arguments.toArray());
    }
  }
}
