package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.gnvc.tensor.OperatorLibrary;

/** Embeds flow times: sines and cosines of the time, then three linear layers in float32. */
final class TimeEmbedding {

  /** Cosines (and as many sines) that a time is expanded to. */
  static final int FREQUENCIES = 128;

  private static final double LONGEST = 10000;

  private final OperatorLibrary ops;
  private final NDArray[] layers;

  /**
   * Takes the layers' weights.
   *
   * @param layers weight and bias of each in float32: (d, 256), (d), (d, d), (d), (6 d, d), (6 d)
   */
  TimeEmbedding(OperatorLibrary ops, NDArray... layers) {
    this.ops = ops;
    this.layers = layers;
  }

  /**
   * Prepares a flow time.
   *
   * @param tau the flow time
   * @param timestep what the network was trained to be told at this time, 0 to 1000
   */
  FlowTime at(double tau, double timestep, NDManager scope) {
    try (NDArray waves = scope.create(waves(timestep))) {
      Object[] arguments = new Object[1 + layers.length];
      arguments[0] = waves;
      System.arraycopy(layers, 0, arguments, 1, layers.length);
      NDList e = ops.callForList(scope, "time", arguments);
      return new FlowTime(tau, e.get(0), e.get(1));
    }
  }

  /** Cosines, then sines, of a time step times frequencies from 1 down to nearly 1/10000. */
  static float[] waves(double timestep) {
    float[] waves = new float[2 * FREQUENCIES];
    for (int i = 0; i < FREQUENCIES; i++) {
      double angle = timestep * Math.pow(LONGEST, -(double) i / FREQUENCIES);
      waves[i] = (float) Math.cos(angle);
      waves[FREQUENCIES + i] = (float) Math.sin(angle);
    }
    return waves;
  }
}
