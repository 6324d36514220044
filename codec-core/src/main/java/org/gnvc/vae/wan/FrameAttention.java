package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.error.MissingModelException;

/**
 * x + attention of the positions of each frame to each other, one head. Scores exist for a block of
 * queries at a time at most, never for all pairs: those of a 1920x1088 frame would fill 4.3 GB.
 */
final class FrameAttention implements Layer {

  /** Queries of a block, should the fused operator of a device keep its scores. */
  private static final int ROWS = 4096;

  private final WeightSource w;
  private final NDArray gamma;
  private final NDArray qkvWeight;
  private final NDArray qkvBias;
  private final NDArray outWeight;
  private final NDArray outBias;
  private final int rows;

  FrameAttention(WeightSource w, String name, int channels) throws MissingModelException {
    this(w, name, channels, ROWS);
  }

  FrameAttention(WeightSource w, String name, int channels, int rows) throws MissingModelException {
    this.w = w;
    this.rows = rows;
    gamma = w.gamma(name + ".norm.gamma", channels, 1, 1);
    qkvWeight = w.of(name + ".to_qkv.weight", 3 * channels, channels, 1, 1);
    qkvBias = w.of(name + ".to_qkv.bias", 3 * channels);
    outWeight = w.of(name + ".proj.weight", channels, channels, 1, 1);
    outBias = w.of(name + ".proj.bias", channels);
  }

  @Override
  public NDArray apply(NDManager scope, NDArray x, Slots slots) {
    return w.operators()
        .call(scope, "attend", x, gamma, qkvWeight, qkvBias, outWeight, outBias, rows, w.numbers());
  }
}
