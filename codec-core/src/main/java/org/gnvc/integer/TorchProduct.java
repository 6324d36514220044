package org.gnvc.integer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.gnvc.tensor.TensorRuntime;

/**
 * Convolution as a matrix product in libtorch. Weights and inputs are integers, and a sum of
 * products of integers is exact in binary floating point, in whatever order it is taken, while no
 * partial sum needs more bits than the format has. So each layer takes float32 if its bound is
 * below 2^24, else float64, for which the bound of any layer suffices. A convolution call would not
 * do: its algorithms may leave the integers.
 *
 * <p>What libtorch cannot promise, that the product is really computed in the format asked for, is
 * tried out once per format with numbers that need every bit.
 */
final class TorchProduct implements LayerProduct {

  private static final long FLOAT32_EXACT = 1L << 24;

  /** Elements of the unfolded input that are multiplied at once; larger planes go in bands. */
  private static final int BAND_ELEMENTS = 1 << 21;

  private final boolean longest;
  private final NDManager weightScope;
  private final TensorRuntime runtime;
  private final IdentityHashMap<IntegerLayer, NDArray> weights = new IdentityHashMap<>();
  private ByteBuffer unfolded = ByteBuffer.allocateDirect(0);
  private float[] row = new float[0];

  /**
   * @param runtime where products are computed; stays open longer than this
   * @param longest whether all layers take float64, not only those that need it
   * @throws IllegalStateException if products of this runtime are not exact
   */
  TorchProduct(TensorRuntime runtime, boolean longest) {
    this.runtime = runtime;
    this.longest = longest;
    weightScope = runtime.newScope();
    tryOut(DataType.FLOAT32, 4095);
    tryOut(DataType.FLOAT64, (1 << 26) - 1);
  }

  /** The shortest format in which the layer's sums are exact. */
  static DataType exactType(IntegerLayer layer) {
    return layer.productBound() < FLOAT32_EXACT ? DataType.FLOAT32 : DataType.FLOAT64;
  }

  private DataType type(IntegerLayer layer) {
    return longest ? DataType.FLOAT64 : exactType(layer);
  }

  /** Products that use all bits of the format: no shortened format passes. */
  private void tryOut(DataType type, int largest) {
    int size = 96;
    try (NDManager scope = runtime.newScope()) {
      NDArray a = scope.ones(new Shape(size, size), type).mul(largest);
      NDArray b = scope.eye(size).toType(type, false).mul(largest);
      double[] product = toDoubles(a.matMul(b));
      for (double v : product) {
        if (v != (double) largest * largest) {
          throw new IllegalStateException("matrix products in " + type + " are not exact here");
        }
      }
    }
  }

  private static double[] toDoubles(NDArray a) {
    return a.toType(DataType.FLOAT64, false).toDoubleArray();
  }

  @Override
  public int[] sums(IntegerLayer layer, IntegerTensor input) {
    int height = input.height();
    int width = input.width();
    int depth = layer.inputs() * layer.kernel() * layer.kernel();
    int[] sums = new int[layer.outputs() * height * width];
    int bandRows = Math.max(1, Math.min(height, BAND_ELEMENTS / (depth * width)));
    for (int top = 0; top < height; top += bandRows) {
      band(layer, input, top, Math.min(bandRows, height - top), sums);
    }
    return sums;
  }

  private void band(IntegerLayer layer, IntegerTensor input, int top, int rows, int[] sums) {
    DataType type = type(layer);
    int depth = layer.inputs() * layer.kernel() * layer.kernel();
    int columns = rows * input.width();
    try (NDManager scope = runtime.newScope()) {
      NDArray in =
          scope.create(unfold(layer, input, top, rows, type), new Shape(depth, columns), type);
      NDArray out = weights.computeIfAbsent(layer, this::matrix).matMul(in);
      out.attach(scope);
      ByteBuffer bytes = out.toByteBuffer().order(ByteOrder.nativeOrder());
      for (int o = 0; o < layer.outputs(); o++) {
        int to = (o * input.height() + top) * input.width();
        for (int i = 0; i < columns; i++) {
          int at = o * columns + i;
          sums[to + i] =
              type == DataType.FLOAT32
                  ? (int) bytes.getFloat(at * Float.BYTES)
                  : (int) bytes.getDouble(at * Double.BYTES);
        }
      }
    }
  }

  private NDArray matrix(IntegerLayer layer) {
    int taps = layer.kernel() * layer.kernel();
    int depth = layer.inputs() * taps;
    float[] values = new float[layer.outputs() * depth];
    for (int i = 0; i < values.length; i++) {
      values[i] = layer.weight(i / depth, i % depth / taps, i % taps);
    }
    NDArray matrix = weightScope.create(values, new Shape(layer.outputs(), depth));
    return matrix.toType(type(layer), false);
  }

  /** Row (input, tap), column (position of the band): the input that the tap sees there. */
  private ByteBuffer unfold(
      IntegerLayer layer, IntegerTensor input, int top, int rows, DataType type) {
    int kernel = layer.kernel();
    int reach = kernel / 2;
    int width = input.width();
    int columns = rows * width;
    int elements = layer.inputs() * kernel * kernel * columns;
    int bytes = elements * type.getNumOfBytes();
    if (unfolded.capacity() < bytes) {
      unfolded = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    unfolded.clear().limit(bytes);
    if (row.length < columns) {
      row = new float[columns];
    }
    for (int i = 0; i < layer.inputs(); i++) {
      for (int tap = 0; tap < kernel * kernel; tap++) {
        shift(input, i, top, rows, tap / kernel - reach, tap % kernel - reach);
        if (type == DataType.FLOAT32) {
          unfolded.asFloatBuffer().put(row, 0, columns);
          unfolded.position(unfolded.position() + columns * Float.BYTES);
        } else {
          for (int c = 0; c < columns; c++) {
            unfolded.putDouble(row[c]);
          }
        }
      }
    }
    return unfolded.flip();
  }

  private void shift(IntegerTensor input, int channel, int top, int rows, int dy, int dx) {
    int width = input.width();
    int first = Math.max(0, -dx);
    int last = Math.min(width, width - dx);
    for (int y = 0; y < rows; y++) {
      int to = y * width;
      int source = top + y + dy;
      if (source < 0 || source >= input.height()) {
        Arrays.fill(row, to, to + width, 0);
        continue;
      }
      Arrays.fill(row, to, to + first, 0);
      int from = (channel * input.height() + source) * width + dx;
      for (int x = first; x < last; x++) {
        row[to + x] = input.values()[from + x];
      }
      Arrays.fill(row, to + last, to + width, 0);
    }
  }

  @Override
  public void close() {
    weightScope.close();
  }
}
