package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.gnvc.error.MissingModelException;

/**
 * A layer that halves or doubles the number of frames, except for the first of all, which stays one
 * frame as it is.
 */
final class TimeResampling implements Layer {

  private final WeightSource w;
  private final String operator;
  private final NDArray weight;
  private final NDArray bias;

  private TimeResampling(WeightSource w, String operator, String name, int in, int out)
      throws MissingModelException {
    this.w = w;
    this.operator = operator;
    weight = w.of(name + ".time_conv.weight", out, in, 3, 1, 1);
    bias = w.of(name + ".time_conv.bias", out);
  }

  /** One frame for two. Remembers the last frame. */
  static TimeResampling halve(WeightSource w, String name, int channels)
      throws MissingModelException {
    return new TimeResampling(w, "halve_time", name, channels, channels);
  }

  /** Two frames for one. Remembers two frames, none of them the first of all. */
  static TimeResampling twice(WeightSource w, String name, int channels)
      throws MissingModelException {
    return new TimeResampling(w, "double_time", name, channels, 2 * channels);
  }

  @Override
  public NDArray apply(NDManager scope, NDArray x, Slots slots) {
    NDList r = w.operators().callForList(scope, operator, x, slots.of(this), weight, bias);
    slots.replace(this, r.get(1));
    return r.get(0);
  }
}
