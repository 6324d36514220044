package org.gnvc.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;

/**
 * Hands a network its weights, each checked for its shape and converted once, and the operators to
 * run them with.
 *
 * @param pack where weights are read
 * @param runtime device and precision
 * @param owner manager that the converted weights belong to; lives as long as the network
 */
public record Parameters(ModelPack pack, TensorRuntime runtime, NDManager owner) {

  /** Operators shared by all convolutional networks. */
  public OperatorLibrary operators() {
    return runtime.operators(Parameters.class, "operators.py");
  }

  /**
   * A tensor in float32.
   *
   * @throws MissingModelException if the pack has no tensor of that name and shape
   */
  public NDArray float32(String name, Integer... shape) throws MissingModelException {
    return runtime.float32(owner, pack.tensor(name, List.of(shape)));
  }

  /**
   * A float32 weight of a convolution in a precision and in channels-last memory; closes the
   * float32 form.
   */
  public NDArray weight(NDArray float32, Precision precision) {
    try (float32) {
      return operators().call(owner, "picture", float32, precision.scalarType());
    }
  }

  /** A float32 bias or matrix in a precision; closes the float32 form. */
  public NDArray vector(NDArray float32, Precision precision) {
    if (precision == Precision.FLOAT32) {
      return float32;
    }
    try (float32) {
      return operators().call(owner, "cast", float32, precision.scalarType());
    }
  }
}
