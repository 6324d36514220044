package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.IntBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.gnvc.contextual.NetworkTensor.Role;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.StoredTensor;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * Weights of the exact arithmetic in libtorch, float64 that holds integers. Safe for use by many
 * threads; close it to free them.
 */
public final class TorchWeights implements AutoCloseable {

  /**
   * The rounding of sums is exact below it, in units of the products; with inputs of 16 bits,
   * outputs with weights of together 2^30 keep below it. All sums are then exact too.
   */
  private static final long MOST_WEIGHT = 1L << 30;

  private final TensorRuntime runtime;
  private final NDManager owner;
  private final OperatorLibrary operators;
  private final Map<String, NDArray> tensors = new HashMap<>();
  private final NDArray wsilu;
  private final NDArray anchorStep;
  private final NDArray scaleIndex;

  /**
   * Reads the weights, which are integers of 16 bits.
   *
   * @throws MissingModelException if a tensor is missing or has another shape, or could make a sum
   *     too large
   * @throws IllegalStateException if products of this runtime are not exact
   */
  public TorchWeights(
      TensorRuntime runtime,
      Collection<NetworkTensor> wanted,
      TensorSource source,
      ExactTables tables)
      throws IOException {
    this.runtime = runtime;
    operators = runtime.operators(TorchWeights.class, "exact_operators.py");
    owner = runtime.newScope();
    try {
      tryOut();
      for (NetworkTensor t : wanted) {
        StoredTensor stored = t.from(source);
        int[] values = stored.ints();
        checkSums(t, values);
        tensors.put(t.key(), prepared(form(t.role()), values, shape(stored)));
      }
      wsilu = prepared("vector", tables.wsilu(), new Shape(ExactTables.VALUES));
      anchorStep = prepared("vector", tables.anchorStep(), new Shape(ExactTables.VALUES));
      scaleIndex = prepared("vector", tables.scaleIndex(), new Shape(ExactTables.VALUES));
    } catch (IOException | RuntimeException e) {
      owner.close();
      throw e;
    }
    owner.cap();
  }

  private static String form(Role role) {
    return switch (role) {
      case KERNEL -> "kernel";
      case DEPTHWISE -> "depthwise_kernel";
      case BIAS -> "vector";
      case TABLE -> "table";
    };
  }

  private static Shape shape(StoredTensor t) {
    return new Shape(t.shape().stream().mapToLong(Integer::longValue).toArray());
  }

  private NDArray prepared(String form, int[] values, Shape shape) {
    try (NDArray stored = owner.create(IntBuffer.wrap(values), shape, DataType.INT32)) {
      return operators.call(owner, form, stored);
    }
  }

  private static void checkSums(NetworkTensor t, int[] values) throws MissingModelException {
    if (t.role() != Role.KERNEL && t.role() != Role.DEPTHWISE) {
      return;
    }
    int outputs = t.shape().get(0);
    int length = values.length / outputs;
    for (int o = 0; o < outputs; o++) {
      long weight = 0;
      for (int i = o * length; i < (o + 1) * length; i++) {
        weight += Math.abs(values[i]);
      }
      if (weight >= MOST_WEIGHT) {
        throw new MissingModelException(
            t.key() + ": sums of output " + o + " could be inexact", "the model cannot be used");
      }
    }
  }

  /**
   * What libtorch cannot promise, that products are really computed in float64: sums that need
   * every one of its bits.
   */
  private void tryOut() {
    int size = 96;
    double large = (1 << 26) - 1;
    try (NDManager scope = owner.newSubManager()) {
      NDArray x = scope.full(new Shape(1, size, size), (float) (1 << 26), DataType.FLOAT64).sub(1);
      NDArray w = scope.eye(size).toType(DataType.FLOAT64, false).mul(large);
      for (double v : operators.call(scope, "product", x, w).toDoubleArray()) {
        if (v != large * large) {
          throw new IllegalStateException("matrix products in float64 are not exact here");
        }
      }
    }
  }

  /** The arithmetic with these weights; results belong to {@code scope}. */
  public TorchArithmetic in(NDManager scope) {
    return new TorchArithmetic(this, scope);
  }

  TensorRuntime runtime() {
    return runtime;
  }

  OperatorLibrary operators() {
    return operators;
  }

  NDArray wsilu() {
    return wsilu;
  }

  NDArray anchorStep() {
    return anchorStep;
  }

  NDArray scaleIndex() {
    return scaleIndex;
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
