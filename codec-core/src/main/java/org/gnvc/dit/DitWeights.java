package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * Reads the transformer's weights from a pack and prepares them for the operators. Results belong
 * to the manager given at the start; names are relative to {@code prefix}.
 */
record DitWeights(
    TensorRuntime runtime, OperatorLibrary ops, NDManager owner, ModelPack pack, String prefix) {

  /** The same pack, at names that start with {@code name} and a dot. */
  DitWeights at(String name) {
    return new DitWeights(runtime, ops, owner, pack, prefix + name + ".");
  }

  /** A weight in float32. */
  NDArray exact(String name, int... shape) throws MissingModelException {
    List<Integer> dimensions = Arrays.stream(shape).boxed().toList();
    return runtime.float32(owner, pack.tensor(prefix + name, dimensions));
  }

  /** The matrix of a linear layer in the runtime's precision. */
  NDArray matrix(String name, int out, int in) throws IOException {
    return fast(exact(name + ".weight", out, in));
  }

  /** The bias of a linear layer in the runtime's precision. */
  NDArray bias(String name, int out) throws IOException {
    return fast(exact(name + ".bias", out));
  }

  /** A convolution of 2x2 samples with stride 2 as the matrix of a linear layer. */
  NDArray patches(String name, int out, int in) throws IOException {
    try (NDArray kernel = exact(name + ".weight", out, in, 2, 2)) {
      return fast(kernel.reshape(out, in * 4L));
    }
  }

  /** Moves float32 numbers to the runtime's precision and closes the original. */
  NDArray fast(NDArray weight) {
    try (weight) {
      return ops.call(owner, "cast", weight, runtime.precision().scalarType());
    }
  }
}
