package org.gnvc.contextual;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The exact arithmetic in libtorch. Tensors are (H, W, C) float64 that hold integers and stay on
 * the runtime's device. Sums of products of integers are exact in binary floating point, in
 * whatever order they are taken, while no partial sum needs more bits than the format has; {@link
 * TorchWeights} makes sure of that. Convolutions are matrix products and sums of shifted products,
 * not calls of a convolution: its algorithms may leave the integers.
 */
public final class TorchArithmetic implements ExactArithmetic<NDArray> {

  private static final List<String> BLOCK = List.of(".dc.0", ".dc.2", ".dc.3", ".ffn.0", ".ffn.2");

  /** Positions of a band on a processor; at least one row. */
  private static final int BAND_POSITIONS = 256;

  private final TorchWeights weights;
  private final NDManager scope;

  TorchArithmetic(TorchWeights weights, NDManager scope) {
    this.weights = weights;
    this.scope = scope;
  }

  private NDArray call(String name, Object... arguments) {
    return weights.operators().call(scope, name, arguments);
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
    NDArray w = weights.get(key + ".weight");
    NDArray bias = weights.get(key + ".bias");
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
    List<NDArray> w = new ArrayList<>();
    for (String part : BLOCK) {
      w.add(weights.get(key + part + ".weight"));
      w.add(weights.get(key + part + ".bias"));
    }
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
    return call("look_up", x, weights.anchorStep());
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
      NDArray result = work.apply(new TorchArithmetic(weights, inner));
      result.attach(scope);
      return result;
    }
  }

  private NDArray integers(int[] values, Shape shape) {
    return scope.create(IntBuffer.wrap(values), shape, DataType.INT32);
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
