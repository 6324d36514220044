package org.gnvc.integer;

/**
 * A convolution (stride 1, zero padding that keeps the size) in integers, with rescaling:
 *
 * <pre>
 * a   = sum of weight * input + bias
 * out = clamp((a * multiplier + 2^(shift - 1)) >> shift, low, high)
 * </pre>
 *
 * where {@code >>} rounds down. Bias, multiplier, shift and limits belong to the output channel;
 * the bias may also depend on the rate index. Immutable.
 */
final class IntegerLayer {

  static final int MAX_MULTIPLIER = (1 << 15) - 1;
  static final int MAX_SHIFT = 46;

  private final String name;
  private final int inputs;
  private final int outputs;
  private final int kernel;
  private final byte[] weights;
  private final int[][] bias;
  private final int[] multiplier;
  private final int[] shift;
  private final int[] low;
  private final int[] high;
  private final long productBound;

  /** What a layer is made of; see {@link IntegerLayer#IntegerLayer(Parts)}. */
  record Parts(
      String name,
      int kernel,
      int[] inputBound,
      byte[] weights,
      int[][] bias,
      int[] multiplier,
      int[] shift,
      int[] low,
      int[] high) {}

  /**
   * Checks the parts and proves that no accumulator leaves 32 bits.
   *
   * @param p name for messages; kernel 1 or 3; largest magnitude of the values of each input
   *     channel; weights (outputs, inputs, kernel, kernel); biases (1 or number of rate indices,
   *     outputs); multipliers, shifts and output limits per output channel
   * @throws IllegalArgumentException if a part is out of range or an accumulator could overflow
   */
  IntegerLayer(Parts p) {
    name = p.name;
    kernel = p.kernel;
    inputs = p.inputBound.length;
    outputs = p.multiplier.length;
    weights = p.weights.clone();
    bias = new int[p.bias.length][];
    for (int r = 0; r < bias.length; r++) {
      bias[r] = p.bias[r].clone();
    }
    multiplier = p.multiplier.clone();
    shift = p.shift.clone();
    low = p.low.clone();
    high = p.high.clone();
    if (weights.length != outputs * inputs * kernel * kernel) {
      throw new IllegalArgumentException(name + ": " + weights.length + " weights");
    }
    for (int o = 0; o < outputs; o++) {
      if (multiplier[o] < 0 || multiplier[o] > MAX_MULTIPLIER) {
        throw new IllegalArgumentException(name + ": multiplier " + multiplier[o]);
      }
      if (shift[o] < 1 || shift[o] > MAX_SHIFT) {
        throw new IllegalArgumentException(name + ": shift " + shift[o]);
      }
    }
    productBound = proveBounds(p.inputBound);
  }

  private long proveBounds(int[] inputBound) {
    int taps = kernel * kernel;
    long largest = 0;
    for (int o = 0; o < outputs; o++) {
      long bound = 0;
      for (int i = 0; i < inputs; i++) {
        for (int t = 0; t < taps; t++) {
          bound += (long) Math.abs(weights[(o * inputs + i) * taps + t]) * inputBound[i];
        }
      }
      for (int[] b : bias) {
        if (bound + Math.abs((long) b[o]) > Integer.MAX_VALUE) {
          throw new IllegalArgumentException(name + ": output " + o + " could leave 32 bits");
        }
      }
      largest = Math.max(largest, bound);
    }
    return largest;
  }

  String name() {
    return name;
  }

  int inputs() {
    return inputs;
  }

  int outputs() {
    return outputs;
  }

  /** 1 or 3. */
  int kernel() {
    return kernel;
  }

  /** Weight of an output channel for an input channel at one of the kernel's taps, row-major. */
  int weight(int output, int input, int tap) {
    return weights[(output * inputs + input) * kernel * kernel + tap];
  }

  /**
   * No sum of any of the products {@code weight * input} of one output, in any order, exceeds this
   * in magnitude, whatever the input within its bounds.
   */
  long productBound() {
    return productBound;
  }

  /** Adds the bias for the rate index and rescales; {@code sums} is not changed. */
  IntegerTensor rescale(int[] sums, int height, int width, int rateIndex) {
    int[] rateBias = bias[bias.length == 1 ? 0 : rateIndex];
    int positions = height * width;
    int[] out = new int[outputs * positions];
    for (int o = 0; o < outputs; o++) {
      long m = multiplier[o];
      int s = shift[o];
      long offset = m * rateBias[o] + (1L << (s - 1));
      int from = o * positions;
      for (int i = from; i < from + positions; i++) {
        long v = (sums[i] * m + offset) >> s;
        out[i] = (int) Math.max(low[o], Math.min(high[o], v));
      }
    }
    return new IntegerTensor(outputs, height, width, out);
  }
}
