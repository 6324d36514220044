package org.gnvc.contextual;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The exact arithmetic in libtorch. Tensors are (H, W, C) float64 that hold integers and stay on
 * the runtime's device. Sums of products of integers are exact in binary floating point, in
 * whatever order they are taken, while no partial sum needs more bits than the format has; {@link
 * TorchWeights} makes sure of that. Convolutions are matrix products and sums of shifted products,
 * not calls of a convolution: its algorithms may leave the integers.
 */
public final class TorchArithmetic extends LibtorchArithmetic implements ExactArithmetic<NDArray> {

  /** Positions of a band on a processor; at least one row. */
  private static final int BAND_POSITIONS = 256;

  private final TorchWeights weights;

  TorchArithmetic(TorchWeights weights, NDManager scope) {
    super(weights.operators(), scope);
    this.weights = weights;
  }

  @Override
  NetworkArithmetic<NDArray> in(NDManager inner) {
    return new TorchArithmetic(weights, inner);
  }

  @Override
  NDArray weight(String key) {
    return weights.get(key);
  }

  @Override
  public int channels(NDArray x) {
    return (int) x.getShape().get(2);
  }

  @Override
  public int height(NDArray x) {
    return (int) x.getShape().get(0);
  }

  @Override
  public int width(NDArray x) {
    return (int) x.getShape().get(1);
  }

  @Override
  public NDArray conv(NDArray x, String key, int out, int kernel, int stride) {
    NDArray w = weight(key + ".weight");
    NDArray bias = weight(key + ".bias");
    if (kernel == 1) {
      return conv(x, w, bias, out);
    }
    try (NDArray unfolded = call("unfold", x, kernel, stride)) {
      return conv(unfolded, w, bias, out);
    }
  }

  private NDArray conv(NDArray x, NDArray w, NDArray bias, int out) {
    NDArray to = call("empty", x, height(x), width(x), out);
    inBands(x, (first, rows) -> call("conv", to, x, w, bias, first, rows));
    return to;
  }

  @Override
  public NDArray block(NDArray input, String key, int out, Block form) {
    boolean adapted = form == Block.ADAPTED || channels(input) != out;
    NDArray x = adapted ? conv(input, key + ".adaptor", out, 1, 1) : input;
    List<NDArray> w = blockWeights(key);
    NDArray table = weights.wsilu();
    boolean shortcut = form == Block.SHORTCUT;
    NDArray to = call("empty", x, height(x), width(x), out);
    try (NDArray inner = call("bordered", x)) {
      inBands(x, (first, rows) -> call("enter_block", inner, x, w, table, first, rows));
      inBands(
          x, (first, rows) -> call("leave_block", to, inner, x, w, table, shortcut, first, rows));
    }
    if (adapted) {
      x.close();
    }
    return to;
  }

  /** Work on some rows that writes its result in place; what it returns is closed. */
  private interface Band {
    NDArray run(int first, int rows);
  }

  /**
   * Runs work on all rows of {@code x}: on a processor on bands of rows, so that what lies between
   * the layers of a block stays in its cache, side by side; on a graphics card on all at once.
   */
  private void inBands(NDArray x, Band work) {
    int height = height(x);
    boolean processor = x.getDevice().equals(Device.cpu());
    int band = processor ? Math.max(1, BAND_POSITIONS / width(x)) : height;
    List<Supplier<Boolean>> pieces = new ArrayList<>();
    for (int row = 0; row < height; row += band) {
      int first = row;
      int rows = Math.min(band, height - row);
      pieces.add(
          () -> {
            work.run(first, rows).close();
            return true;
          });
    }
    weights.runtime().runAll(pieces);
  }

  @Override
  public NDArray anchorStep(NDArray x) {
    return call("look_up", x, weights.anchorStep());
  }

  private NDArray integers(int[] values, Shape shape) {
    return scope().create(IntBuffer.wrap(values), shape, DataType.INT32);
  }

  @Override
  public NDArray of(int[] planes, int channels, int height, int width) {
    try (NDArray x = integers(planes, new Shape(channels, height, width))) {
      return call("from_planes", x);
    }
  }

  @Override
  public int[] planes(NDArray x) {
    try (NDArray planes = call("planes", x)) {
      return planes.toIntArray();
    }
  }

  @Override
  public int[] part(NDArray x, CodingPart part) {
    try (NDArray elements = elements(part);
        NDArray values = call("part", x, elements)) {
      return values.toIntArray();
    }
  }

  private NDArray elements(CodingPart part) {
    return integers(part.elements(), new Shape(part.elements().length));
  }

  @Override
  public int[] scaleIndices(NDArray scale, CodingPart part) {
    try (NDArray elements = elements(part);
        NDArray values = call("part_look_up", scale, elements, weights.scaleIndex())) {
      return values.toIntArray();
    }
  }

  @Override
  public NDArray addPart(NDArray soFar, NDArray mean, int[] symbols, CodingPart part) {
    try (NDArray elements = elements(part);
        NDArray coded = integers(symbols, new Shape(symbols.length))) {
      return call("add_part", soFar, mean, coded, elements);
    }
  }
}
