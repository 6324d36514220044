package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.gnvc.error.MissingModelException;

/**
 * A 3x3x3 convolution that sees a frame and the two before it, after a normalisation over the
 * channels and SiLU if it has a gain for them. Remembers two frames of its input.
 */
final class CausalConv implements Layer {

  private final WeightSource w;
  private final NDArray gamma; // null for none
  private final NDArray weight;
  private final NDArray bias;

  private CausalConv(WeightSource w, NDArray gamma, String name, int in, int out)
      throws MissingModelException {
    this.w = w;
    this.gamma = gamma;
    weight = w.of(name + ".weight", out, in, 3, 3, 3);
    bias = w.of(name + ".bias", out);
  }

  /** A convolution alone. */
  static CausalConv plain(WeightSource w, String name, int in, int out)
      throws MissingModelException {
    return new CausalConv(w, null, name, in, out);
  }

  /** A convolution of silu of the normalised frames. */
  static CausalConv normalised(WeightSource w, String norm, String name, int in, int out)
      throws MissingModelException {
    return new CausalConv(w, w.gamma(norm + ".gamma", in, 1, 1, 1), name, in, out);
  }

  @Override
  public NDArray apply(NDManager scope, NDArray x, Slots slots) {
    List<NDArray> gain = gamma == null ? List.of() : List.of(gamma);
    NDList r =
        w.operators()
            .callForList(scope, "causal_conv", x, slots.of(this), gain, weight, bias, w.numbers());
    slots.replace(this, r.get(1));
    return r.get(0);
  }
}
