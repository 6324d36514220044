package org.gnvc.contextual;

import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The exact arithmetic in plain Java: slow, and needs nothing native. It is what the other one is
 * measured by, so it is written as the rules read. Convolutions use the common pool's threads.
 */
public final class ReferenceArithmetic implements ExactArithmetic<IntegerPlanes> {

  /** Units of 1 in weights. */
  private static final int WEIGHT_UNITS = 8192;

  private final ReferenceWeights weights;

  /** The arithmetic with these weights. */
  public ReferenceArithmetic(ReferenceWeights weights) {
    this.weights = weights;
  }

  private static int clip(long v) {
    return (int) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, v));
  }

  /** v/d to the nearest integer, halves away from zero. */
  private static long div(long v, int d) {
    return Long.signum(v) * ((Math.abs(v) + d / 2) / d);
  }

  @Override
  public int channels(IntegerPlanes x) {
    return x.channels();
  }

  @Override
  public int height(IntegerPlanes x) {
    return x.height();
  }

  @Override
  public int width(IntegerPlanes x) {
    return x.width();
  }

  @Override
  public IntegerPlanes conv(IntegerPlanes x, String key, int out, int kernel, int stride) {
    int[] w = weights.get(key + ".weight");
    int[] bias = weights.get(key + ".bias");
    int in = x.channels();
    int taps = kernel * kernel;
    int padding = kernel == 3 ? 1 : 0;
    int height = (x.height() + stride - 1) / stride;
    int width = (x.width() + stride - 1) / stride;
    int[] values = new int[height * width * out];
    IntStream.range(0, height * width)
        .parallel()
        .forEach(
            p -> {
              int top = p / width * stride - padding;
              int left = p % width * stride - padding;
              long[] sums = new long[out];
              for (int tap = 0; tap < taps; tap++) {
                int row = top + tap / kernel;
                int column = left + tap % kernel;
                if (row >= 0 && row < x.height() && column >= 0 && column < x.width()) {
                  int from = x.at(0, row, column);
                  for (int o = 0; o < out; o++) {
                    long sum = 0;
                    for (int i = 0; i < in; i++) {
                      sum += (long) w[(o * in + i) * taps + tap] * x.values()[from + i];
                    }
                    sums[o] += sum;
                  }
                }
              }
              for (int o = 0; o < out; o++) {
                values[p * out + o] = clip(div(sums[o], WEIGHT_UNITS) + bias[o]);
              }
            });
    return new IntegerPlanes(out, height, width, values);
  }

  @Override
  public IntegerPlanes block(IntegerPlanes input, String key, int out, Block form) {
    IntegerPlanes x = input;
    if (form == Block.ADAPTED || input.channels() != out) {
      x = conv(input, key + ".adaptor", out, 1, 1);
    }
    IntegerPlanes y = depthwise(wsilu(conv(x, key + ".dc.0", out, 1, 1)), key + ".dc.2");
    y = add(x, conv(y, key + ".dc.3", out, 1, 1));
    IntegerPlanes hidden = wsilu(conv(y, key + ".ffn.0", 4 * out, 1, 1));
    hidden = add(channels(hidden, 0, 2 * out), channels(hidden, 2 * out, 2 * out));
    y = add(y, conv(hidden, key + ".ffn.2", out, 1, 1));
    return form == Block.SHORTCUT ? add(y, x) : y;
  }

  private IntegerPlanes depthwise(IntegerPlanes x, String key) {
    int[] w = weights.get(key + ".weight");
    int[] bias = weights.get(key + ".bias");
    return each(
        x.channels(),
        x.height(),
        x.width(),
        (c, row, column) -> {
          long sum = 0;
          for (int tap = 0; tap < 9; tap++) {
            int r = row + tap / 3 - 1;
            int q = column + tap % 3 - 1;
            if (r >= 0 && r < x.height() && q >= 0 && q < x.width()) {
              sum += (long) w[c * 9 + tap] * x.values()[x.at(c, r, q)];
            }
          }
          return clip(div(sum, WEIGHT_UNITS) + bias[c]);
        });
  }

  private IntegerPlanes wsilu(IntegerPlanes x) {
    return map(x, v -> weights.tables().wsilu()[v - Short.MIN_VALUE]);
  }

  private static IntegerPlanes add(IntegerPlanes a, IntegerPlanes b) {
    return combine(a, b, (v, w) -> clip(v + w));
  }

  private static IntegerPlanes map(IntegerPlanes x, IntUnaryOperator function) {
    int[] values = new int[x.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsInt(x.values()[i]);
    }
    return new IntegerPlanes(x.channels(), x.height(), x.width(), values);
  }

  private static IntegerPlanes combine(
      IntegerPlanes a, IntegerPlanes b, IntBinaryOperator function) {
    int[] values = new int[a.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = function.applyAsInt(a.values()[i], b.values()[i]);
    }
    return new IntegerPlanes(a.channels(), a.height(), a.width(), values);
  }

  /** The value at a place. */
  private interface Value {
    int at(int channel, int y, int x);
  }

  /** A tensor from the value at each place. */
  private static IntegerPlanes each(int channels, int height, int width, Value value) {
    int[] values = new int[channels * height * width];
    int next = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          values[next++] = value.at(c, y, x);
        }
      }
    }
    return new IntegerPlanes(channels, height, width, values);
  }

  @Override
  public IntegerPlanes scale(IntegerPlanes x, String key, int rows, int row) {
    int[] table = weights.get(key);
    int channels = x.channels();
    return each(
        channels,
        x.height(),
        x.width(),
        (c, r, q) -> product(x.values()[x.at(c, r, q)], table[row * channels + c]));
  }

  private static int product(int a, int b) {
    return clip(div((long) a * b, UNITS));
  }

  @Override
  public IntegerPlanes multiply(IntegerPlanes x, IntegerPlanes factor) {
    return each(
        x.channels(),
        x.height(),
        x.width(),
        (c, r, q) -> {
          int at = factor.at(factor.channels() == 1 ? 0 : c, r, q);
          return product(x.values()[x.at(c, r, q)], factor.values()[at]);
        });
  }

  @Override
  public IntegerPlanes shuffle(IntegerPlanes x) {
    return each(
        x.channels() / 4,
        2 * x.height(),
        2 * x.width(),
        (c, r, q) -> x.values()[x.at(4 * c + 2 * (r & 1) + (q & 1), r / 2, q / 2)]);
  }

  @Override
  public IntegerPlanes join(IntegerPlanes a, IntegerPlanes b) {
    int n = a.channels();
    return each(
        n + b.channels(),
        a.height(),
        a.width(),
        (c, r, q) -> c < n ? a.values()[a.at(c, r, q)] : b.values()[b.at(c - n, r, q)]);
  }

  @Override
  public IntegerPlanes channels(IntegerPlanes x, int first, int count) {
    return each(count, x.height(), x.width(), (c, r, q) -> x.values()[x.at(first + c, r, q)]);
  }

  @Override
  public IntegerPlanes crop(IntegerPlanes x, int height, int width) {
    return each(x.channels(), height, width, (c, r, q) -> x.values()[x.at(c, r, q)]);
  }

  @Override
  public IntegerPlanes replicate(IntegerPlanes x, int height, int width) {
    return each(
        x.channels(),
        height,
        width,
        (c, r, q) -> x.values()[x.at(c, Math.min(r, x.height() - 1), Math.min(q, x.width() - 1))]);
  }

  @Override
  public IntegerPlanes anchorStep(IntegerPlanes x) {
    return map(x, v -> weights.tables().anchorStep()[v - Short.MIN_VALUE]);
  }

  @Override
  public IntegerPlanes predictedStep(IntegerPlanes x) {
    return map(x, v -> Math.max(v, UNITS / 2));
  }

  @Override
  public void free(IntegerPlanes x) {}

  @Override
  public IntegerPlanes within(Function<NetworkArithmetic<IntegerPlanes>, IntegerPlanes> work) {
    return work.apply(this);
  }

  @Override
  public IntegerPlanes of(int[] planes, int channels, int height, int width) {
    return each(channels, height, width, (c, r, q) -> clip(planes[(c * height + r) * width + q]));
  }

  @Override
  public int[] planes(IntegerPlanes x) {
    return IntStream.range(0, x.values().length).map(e -> x.values()[x.place(e)]).toArray();
  }

  @Override
  public int[] part(IntegerPlanes x, CodingPart part) {
    int[] elements = part.elements();
    return IntStream.of(elements).map(e -> x.values()[x.place(e)]).toArray();
  }

  @Override
  public int[] scaleIndices(IntegerPlanes scale, CodingPart part) {
    int[] table = weights.tables().scaleIndex();
    return IntStream.of(part(scale, part)).map(v -> table[v - Short.MIN_VALUE]).toArray();
  }

  @Override
  public IntegerPlanes addPart(
      IntegerPlanes soFar, IntegerPlanes mean, int[] symbols, CodingPart part) {
    int[] values = soFar.values().clone();
    int[] elements = part.elements();
    for (int i = 0; i < elements.length; i++) {
      int place = soFar.place(elements[i]);
      values[place] = clip((long) UNITS * symbols[i] + mean.values()[place]);
    }
    return new IntegerPlanes(soFar.channels(), soFar.height(), soFar.width(), values);
  }
}
