package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;

/**
 * Hands the layers their weights, each checked for its shape, and the operators to run them with.
 * Kernels that are stored in the runtime's precision stay the mapped file on a processor.
 *
 * @param pack where weights are read
 * @param runtime device and precision
 * @param owner manager that the weights belong to; lives as long as the network
 */
record Weights(ModelPack pack, TensorRuntime runtime, NDManager owner) implements WeightSource {

  /** Operators of the layers. */
  @Override
  public OperatorLibrary operators() {
    return runtime.operators(Weights.class, "operators.py");
  }

  @Override
  public NDArray of(String name, Integer... shape) throws MissingModelException {
    return stored(name, List.of(shape), runtime.precision());
  }

  @Override
  public NDArray gamma(String name, Integer... shape) throws MissingModelException {
    try (NDArray gain = stored(name, List.of(shape), Precision.FLOAT32);
        NDArray scaled = gain.mul(Math.sqrt(shape[0]))) {
      return scaled.reshape(shape[0]);
    }
  }

  @Override
  public NDArray channel(String name, int channels) throws MissingModelException {
    try (NDArray values = stored(name, List.of(channels), Precision.FLOAT32)) {
      return values.reshape(1, channels, 1, 1);
    }
  }

  private NDArray stored(String name, List<Integer> shape, Precision precision)
      throws MissingModelException {
    return runtime.stored(owner, pack.tensor(name, shape), precision);
  }

  @Override
  public int numbers() {
    return runtime.device().isGpu() ? 1 << 26 : 24 << 10;
  }
}
