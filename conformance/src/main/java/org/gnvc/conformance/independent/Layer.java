package org.gnvc.conformance.independent;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A layer of the entropy model: a convolution and its rescaling.
 *
 * @param inputs channels in
 * @param outputs channels out
 * @param kernel 3 or 1
 * @param weight outputs x inputs x kernel x kernel
 * @param bias rows x outputs
 * @param least lowest value of each output
 * @param most highest value of each output
 */
record Layer(
    int inputs,
    int outputs,
    int kernel,
    int[] weight,
    int[] bias,
    int[] multiplier,
    int[] shift,
    int[] least,
    int[] most) {

  /**
   * Layer {@code name} of the model file.
   *
   * @param inputBounds largest magnitude of each input
   * @param outputs number of outputs
   * @param kernel side of the kernel
   * @param biasRows 1 or 64
   * @param last whether the outputs are means and scale indices
   */
  static Layer read(
      Safetensors file,
      String name,
      int[] inputBounds,
      int outputs,
      int kernel,
      int biasRows,
      boolean last) {
    int inputs = inputBounds.length;
    int[] weight = numbers(file, name + ".weight", -128, 127, outputs, inputs, kernel, kernel);
    int[] bias =
        numbers(file, name + ".bias", Integer.MIN_VALUE, Integer.MAX_VALUE, biasRows, outputs);
    int[] multiplier = numbers(file, name + ".multiplier", 0, 32767, outputs);
    int[] shift = numbers(file, name + ".shift", 1, 46, outputs);
    int[] least = new int[outputs];
    int[] most = new int[outputs];
    Arrays.fill(most, 255);
    if (last) {
      Arrays.fill(least, 0, outputs / 2, -1023);
      Arrays.fill(most, 0, outputs / 2, 1023);
      Arrays.fill(most, outputs / 2, outputs, 63);
    }
    Layer layer = new Layer(inputs, outputs, kernel, weight, bias, multiplier, shift, least, most);
    layer.checkSums(name, inputBounds);
    return layer;
  }

  private static int[] numbers(Safetensors file, String name, int least, int most, int... shape) {
    Tensor tensor = file.get(name);
    boolean sound = Arrays.equals(tensor.shape(), shape);
    for (int value : tensor.values()) {
      sound &= value >= least && value <= most;
    }
    if (!sound) {
      throw new IllegalArgumentException("tensor " + name + " has a wrong shape or value");
    }
    return tensor.values();
  }

  private void checkSums(String name, int[] inputBounds) {
    int taps = kernel * kernel;
    for (int row = 0; row < bias.length / outputs; row++) {
      for (int o = 0; o < outputs; o++) {
        long sum = Math.abs((long) bias[row * outputs + o]);
        for (int i = 0; i < inputs * taps; i++) {
          sum += (long) Math.abs(weight[o * inputs * taps + i]) * inputBounds[i / taps];
        }
        if (sum > Integer.MAX_VALUE) {
          throw new IllegalArgumentException("sums of layer " + name + " exceed 32 bits");
        }
      }
    }
  }

  /** Applies the layer, with row {@code biasRow} of its biases. */
  Planes apply(Planes in, int biasRow) {
    int border = kernel / 2;
    int stride = in.columns() + 2 * border;
    int[] padded = new int[inputs * (in.rows() + 2 * border) * stride + 2 * border];
    for (int line = 0; line < inputs * in.rows(); line++) {
      int row = line / in.rows() * (in.rows() + 2 * border) + line % in.rows() + border;
      System.arraycopy(
          in.values(), line * in.columns(), padded, row * stride + border, in.columns());
    }
    Planes out = Planes.zeros(outputs, in.rows(), in.columns());
    IntStream.range(0, outputs).parallel().forEach(o -> output(padded, stride, o, biasRow, out));
    return out;
  }

  /** One output. Sums are made over padded rows; what falls between the rows is left out. */
  private void output(int[] padded, int stride, int o, int biasRow, Planes out) {
    int[] sums = new int[out.rows() * stride];
    Arrays.fill(sums, bias[biasRow * outputs + o]);
    int plane = (out.rows() + kernel - 1) * stride;
    for (int i = 0; i < inputs; i++) {
      for (int tap = 0; tap < kernel * kernel; tap++) {
        int w = weight[(o * inputs + i) * kernel * kernel + tap];
        int from = i * plane + tap / kernel * stride + tap % kernel;
        for (int p = 0; p < sums.length; p++) {
          sums[p] += w * padded[from + p];
        }
      }
    }
    for (int y = 0; y < out.rows(); y++) {
      for (int x = 0; x < out.columns(); x++) {
        long product = (long) sums[y * stride + x] * multiplier[o];
        long value = (product + (1L << (shift[o] - 1))) >> shift[o];
        out.values()[(o * out.rows() + y) * out.columns() + x] =
            (int) Math.max(least[o], Math.min(most[o], value));
      }
    }
  }
}
