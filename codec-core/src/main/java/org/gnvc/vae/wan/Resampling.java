package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.error.MissingModelException;

/** A layer that changes the size of each frame and knows no time. */
final class Resampling implements Layer {

  private final WeightSource w;
  private final String operator;
  private final NDArray weight;
  private final NDArray bias;

  private Resampling(WeightSource w, String operator, String name, int in, int out)
      throws MissingModelException {
    this.w = w;
    this.operator = operator;
    weight = w.of(name + ".resample.1.weight", out, in, 3, 3);
    bias = w.of(name + ".resample.1.bias", out);
  }

  /** Half the rows and columns. */
  static Resampling shrink(WeightSource w, String name, int channels) throws MissingModelException {
    return new Resampling(w, "shrink", name, channels, channels);
  }

  /** Twice the rows and columns, half the channels. */
  static Resampling enlarge(WeightSource w, String name, int channels)
      throws MissingModelException {
    return new Resampling(w, "enlarge", name, channels, channels / 2);
  }

  @Override
  public NDArray apply(NDManager scope, NDArray x, Slots slots) {
    return w.operators().call(scope, operator, x, weight, bias);
  }
}
