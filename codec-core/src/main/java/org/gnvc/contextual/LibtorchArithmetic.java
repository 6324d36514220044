package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.gnvc.tensor.OperatorLibrary;

/**
 * What both arithmetics in libtorch have in common: operators of the same names, in a library for
 * each, and weights on the device.
 */
abstract class LibtorchArithmetic implements NetworkArithmetic<NDArray> {

  private static final List<String> BLOCK = List.of(".dc.0", ".dc.2", ".dc.3", ".ffn.0", ".ffn.2");

  private final OperatorLibrary operators;
  private final NDManager scope;

  /**
   * @param scope owner of the results
   */
  LibtorchArithmetic(OperatorLibrary operators, NDManager scope) {
    this.operators = operators;
    this.scope = scope;
  }

  /** The same arithmetic with its results in another scope. */
  abstract NetworkArithmetic<NDArray> in(NDManager inner);

  /** A weight on the device. */
  abstract NDArray weight(String key);

  NDManager scope() {
    return scope;
  }

  NDArray call(String name, Object... arguments) {
    return operators.call(scope, name, arguments);
  }

  /** Weights and biases of a depth-wise block behind its 1x1 convolution. */
  List<NDArray> blockWeights(String key) {
    List<NDArray> all = new ArrayList<>();
    for (String part : BLOCK) {
      all.add(weight(key + part + ".weight"));
      all.add(weight(key + part + ".bias"));
    }
    return all;
  }

  @Override
  public NDArray scale(NDArray x, String key, int rows, int row) {
    return call("scale", x, weight(key), row);
  }

  @Override
  public NDArray multiply(NDArray x, NDArray factor) {
    return call("multiply", x, factor);
  }

  @Override
  public NDArray shuffle(NDArray x) {
    return call("shuffle", x);
  }

  @Override
  public NDArray join(NDArray a, NDArray b) {
    return call("join", a, b);
  }

  @Override
  public NDArray channels(NDArray x, int first, int count) {
    return call("channels", x, first, count);
  }

  @Override
  public NDArray crop(NDArray x, int height, int width) {
    return call("crop", x, height, width);
  }

  @Override
  public NDArray replicate(NDArray x, int height, int width) {
    return call("replicate", x, height - height(x), width - width(x));
  }

  @Override
  public NDArray predictedStep(NDArray x) {
    return call("predicted_step", x);
  }

  @Override
  public void free(NDArray x) {
    x.close();
  }

  @Override
  public NDArray within(Function<NetworkArithmetic<NDArray>, NDArray> work) {
    try (NDManager inner = scope.newSubManager()) {
      NDArray result = work.apply(in(inner));
      result.attach(scope);
      return result;
    }
  }
}
