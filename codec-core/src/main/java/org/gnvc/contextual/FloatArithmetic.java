package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Floating point in the runtime's precision. Tensors are (1, C, H, W) in channels-last memory and
 * opaque to Java; {@link #of} and {@link #planes} convert.
 */
public final class FloatArithmetic implements NetworkArithmetic<NDArray> {

  private static final List<String> BLOCK = List.of(".dc.0", ".dc.2", ".dc.3", ".ffn.0", ".ffn.2");

  private final FloatWeights weights;
  private final NDManager scope;

  FloatArithmetic(FloatWeights weights, NDManager scope) {
    this.weights = weights;
    this.scope = scope;
  }

  /** A tensor of planes (C, H, W) float32. */
  public NDArray of(NDArray planes) {
    try (NDArray batch = planes.expandDims(0)) {
      return call("picture", batch, weights.scalarType());
    }
  }

  /** A tensor as planes (C, H, W) float32. */
  public NDArray planes(NDArray x) {
    return call("planes", x);
  }

  private NDArray call(String name, Object... arguments) {
    return weights.operators().call(scope, name, arguments);
  }

  @Override
  public int channels(NDArray x) {
    return (int) x.getShape().get(1);
  }

  @Override
  public int height(NDArray x) {
    return (int) x.getShape().get(2);
  }

  @Override
  public int width(NDArray x) {
    return (int) x.getShape().get(3);
  }

  @Override
  public NDArray conv(NDArray x, String key, int out, int kernel, int stride) {
    int padding = kernel == 3 ? 1 : 0;
    return call(
        "conv", x, weights.get(key + ".weight"), weights.get(key + ".bias"), stride, padding);
  }

  @Override
  public NDArray block(NDArray x, String key, int out, Block form) {
    boolean adapted = form == Block.ADAPTED || channels(x) != out;
    NDArray y = adapted ? conv(x, key + ".adaptor", out, 1, 1) : x;
    List<NDArray> parts = new ArrayList<>();
    for (String part : BLOCK) {
      parts.add(weights.get(key + part + ".weight"));
      parts.add(weights.get(key + part + ".bias"));
    }
    NDArray result = call("block", y, parts, form == Block.SHORTCUT);
    if (adapted) {
      y.close();
    }
    return result;
  }

  @Override
  public NDArray scale(NDArray x, String key, int rows, int row) {
    return call("scale", x, weights.get(key), row);
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
  public NDArray anchorStep(NDArray x) {
    return call("anchor_step", x);
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
      NDArray result = work.apply(new FloatArithmetic(weights, inner));
      result.attach(scope);
      return result;
    }
  }
}
