package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.error.MissingModelException;

/** A 1x1x1 convolution. */
final class Pointwise implements Layer {

  private final WeightSource w;
  private final NDArray weight;
  private final NDArray bias;

  Pointwise(WeightSource w, String name, int in, int out) throws MissingModelException {
    this.w = w;
    weight = w.of(name + ".weight", out, in, 1, 1, 1);
    bias = w.of(name + ".bias", out);
  }

  @Override
  public NDArray apply(NDManager scope, NDArray x, Slots slots) {
    return w.operators().call(scope, "pointwise", x, weight, bias);
  }
}
