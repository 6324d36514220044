package org.gnvc.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import org.gnvc.error.MissingModelException;

/**
 * A residual block on consecutive latents (N, C, H, W) whose hidden layer also sees the latent
 * before: with h = silu(x), x + c2(silu(c1(h) + ct(h of the latent before))).
 */
public final class CausalResBlock {

  private final Conv c1;
  private final Conv ct;
  private final Conv c2;

  /**
   * Reads the block's weights.
   *
   * @param prefix name of the block in the pack
   * @param channels C
   * @throws MissingModelException if the pack has no such tensors of the right shapes
   */
  public CausalResBlock(Parameters p, String prefix, int channels) throws MissingModelException {
    c1 = Conv.of(p, prefix + ".c1", channels, channels, 3);
    ct = Conv.of(p, prefix + ".ct", channels, channels, 1);
    c2 = Conv.of(p, prefix + ".c2", channels, channels, 3);
  }

  /**
   * What the block leaves.
   *
   * @param output the block's output, of the input's shape
   * @param last h of the last latent, (1, C, H, W): the state for the latents that follow
   */
  public record Result(NDArray output, NDArray last) {}

  /**
   * Runs the block.
   *
   * @param scope owner of the result
   * @param before state that the latents before left; empty for none (zeros)
   */
  public Result apply(NDManager scope, NDArray x, Optional<NDArray> before) {
    NDList both =
        c1.operators()
            .callForList(
                scope,
                "causal_res",
                x,
                before.map(List::of).orElse(List.of()),
                c1.weight(),
                c1.bias(),
                ct.weight(),
                ct.bias(),
                c2.weight(),
                c2.bias());
    return new Result(both.get(0), both.get(1));
  }
}
