package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Floating point in the runtime's precision. Tensors are (1, C, H, W) in channels-last memory and
 * opaque to Java; {@link #of} and {@link #planes} convert.
 */
public final class FloatArithmetic extends LibtorchArithmetic {

  private final FloatWeights weights;

  FloatArithmetic(FloatWeights weights, NDManager scope) {
    super(weights.operators(), scope);
    this.weights = weights;
  }

  @Override
  NetworkArithmetic<NDArray> in(NDManager inner) {
    return new FloatArithmetic(weights, inner);
  }

  @Override
  NDArray weight(String key) {
    return weights.get(key);
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
    return call("conv", x, weight(key + ".weight"), weight(key + ".bias"), stride, padding);
  }

  @Override
  public NDArray block(NDArray x, String key, int out, Block form) {
    boolean adapted = form == Block.ADAPTED || channels(x) != out;
    NDArray y = adapted ? conv(x, key + ".adaptor", out, 1, 1) : x;
    List<NDArray> parts = blockWeights(key);
    NDArray result = call("block", y, parts, form == Block.SHORTCUT);
    if (adapted) {
      y.close();
    }
    return result;
  }

  @Override
  public NDArray anchorStep(NDArray x) {
    return call("anchor_step", x);
  }
}
