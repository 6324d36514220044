package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.gnvc.error.MissingModelException;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * Weights of networks in the runtime's precision. Safe for use by many threads; close it to free
 * them.
 */
public final class FloatWeights implements AutoCloseable {

  private final TensorRuntime runtime;
  private final NDManager owner;
  private final OperatorLibrary operators;
  private final Map<String, NDArray> tensors = new HashMap<>();

  /**
   * Reads the weights.
   *
   * @throws MissingModelException if a tensor is missing or has another shape
   */
  public FloatWeights(TensorRuntime runtime, Collection<NetworkTensor> wanted, TensorSource source)
      throws IOException {
    this.runtime = runtime;
    operators = runtime.operators(FloatWeights.class, "operators.py");
    owner = runtime.newScope();
    try {
      for (NetworkTensor t : wanted) {
        String form = t.role() == NetworkTensor.Role.BIAS ? "vector" : "picture";
        try (NDArray stored = runtime.float32(owner, t.from(source))) {
          NDArray ready = operators.call(owner, form, stored, runtime.precision().scalarType());
          tensors.put(t.key(), ready);
        }
      }
    } catch (IOException | RuntimeException e) {
      owner.close();
      throw e;
    }
    owner.cap();
  }

  /** The arithmetic with these weights; results belong to {@code scope}. */
  public FloatArithmetic in(NDManager scope) {
    return new FloatArithmetic(this, scope);
  }

  OperatorLibrary operators() {
    return operators;
  }

  int scalarType() {
    return runtime.precision().scalarType();
  }

  NDArray get(String key) {
    NDArray t = tensors.get(key);
    if (t == null) {
      throw new IllegalStateException("weights " + key + " were not loaded");
    }
    return t;
  }

  @Override
  public void close() {
    owner.close();
  }
}
