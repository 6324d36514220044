package org.gnvc.conformance.independent;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The layers of clause 14.3, on integers in 1/512, with the weights of one kind of latent. */
final class WanLayers {
  private final Safetensors file;
  private final String prefix;
  private final int[] wsilu;

  WanLayers(Safetensors file, String prefix) {
    this.file = file;
    this.prefix = prefix;
    wsilu = table(file, "wsilu");
  }

  /** A table over all values of 16 bits. */
  static int[] table(Safetensors file, String name) {
    Tensor tensor = file.get(name);
    if (!Arrays.equals(tensor.shape(), new int[] {65536})) {
      throw new IllegalArgumentException("shape of " + name);
    }
    return tensor.values();
  }

  static int clip(long value) {
    return (int) Math.max(-32768, Math.min(32767, value));
  }

  /** The quotient rounded to the nearest integer, halves away from zero. */
  static long div(long value, int divisor) {
    long magnitude = (Math.abs(value) + divisor / 2) / divisor;
    return value < 0 ? -magnitude : magnitude;
  }

  /** A tensor of this kind. */
  Tensor tensor(String name) {
    return file.get(prefix + name);
  }

  /** {@code conv}, with zeros outside of the planes. */
  Planes conv(String name, Planes x) {
    int kernel = tensor(name + ".weight").shape()[2];
    return convolve(name, x, 1, kernel / 2, false);
  }

  /** {@code half}. */
  Planes half(String name, Planes x) {
    return convolve(name, x, 2, 0, false);
  }

  /** {@code depth}. */
  Planes depth(String name, Planes x) {
    return convolve(name, x, 1, 1, true);
  }

  private Planes convolve(String name, Planes x, int stride, int border, boolean alone) {
    Tensor weight = tensor(name + ".weight");
    int[] shape = weight.shape();
    int[] bias = tensor(name + ".bias").values();
    int inputs = alone ? 1 : x.channels();
    if (shape.length != 4
        || shape[1] != inputs
        || shape[2] != shape[3]
        || bias.length != shape[0]) {
      throw new IllegalArgumentException("shape of " + prefix + name);
    }
    int kernel = shape[2];
    Planes out = Planes.zeros(shape[0], x.rows() / stride, x.columns() / stride);
    IntStream.range(0, shape[0])
        .parallel()
        .forEach(
            o -> {
              for (int i = 0; i < out.rows(); i++) {
                for (int j = 0; j < out.columns(); j++) {
                  long sum = 0;
                  for (int e = 0; e < inputs; e++) {
                    for (int p = 0; p < kernel; p++) {
                      for (int q = 0; q < kernel; q++) {
                        int row = i * stride + p - border;
                        int column = j * stride + q - border;
                        if (row >= 0 && row < x.rows() && column >= 0 && column < x.columns()) {
                          sum +=
                              (long) weight.values()[((o * inputs + e) * kernel + p) * kernel + q]
                                  * x.at(alone ? o : e, row, column);
                        }
                      }
                    }
                  }
                  out.set(o, i, j, clip(div(sum, 8192) + bias[o]));
                }
              }
            });
    return out;
  }

  /** {@code act}. */
  Planes act(Planes x) {
    return x.map(v -> wsilu[v + 32768]);
  }

  /** {@code fold}. */
  Planes fold(Planes x) {
    Planes acted = act(x);
    int half = x.channels() / 2;
    return sum(acted.part(0, half), acted.part(half, half));
  }

  static Planes sum(Planes a, Planes b) {
    return a.with(b, (v, w) -> clip((long) v + w));
  }

  /** {@code scale}. */
  Planes scale(String name, int row, Planes x) {
    int[] table = tensor(name).values();
    Planes out = Planes.zeros(x.channels(), x.rows(), x.columns());
    for (int e = 0; e < x.values().length; e++) {
      long factor = table[row * x.channels() + e / x.size()];
      out.values()[e] = clip(div(x.values()[e] * factor, 512));
    }
    return out;
  }

  /** {@code multiply}. */
  static Planes multiply(Planes x, Planes step) {
    Planes out = Planes.zeros(x.channels(), x.rows(), x.columns());
    for (int e = 0; e < x.values().length; e++) {
      long factor = step.values()[step.channels() == 1 ? e % x.size() : e];
      out.values()[e] = clip(div(x.values()[e] * factor, 512));
    }
    return out;
  }

  /** {@code block}, adapted where the model has an adaptor for it. */
  Planes block(String name, Planes x) {
    Planes u = adapted(name, x);
    return body(name, u);
  }

  private Planes adapted(String name, Planes x) {
    return file.has(prefix + name + ".adaptor.weight") ? conv(name + ".adaptor", x) : x;
  }

  private Planes body(String name, Planes u) {
    Planes inner = depth(name + ".dc.2", act(conv(name + ".dc.0", u)));
    Planes v = sum(u, conv(name + ".dc.3", inner));
    return sum(v, conv(name + ".ffn.2", fold(conv(name + ".ffn.0", v))));
  }

  /** {@code block} with shortcut. */
  private Planes shortcut(String name, Planes x) {
    Planes u = adapted(name, x);
    return sum(body(name, u), u);
  }

  /** {@code blocks}. */
  Planes blocks(String name, int first, int count, Planes x) {
    Planes y = x;
    for (int i = first; i < first + count; i++) {
      y = block(name + i, y);
    }
    return y;
  }

  /** {@code down}. */
  Planes down(String name, Planes x) {
    return shortcut(name + ".conv", half(name + ".down", x));
  }

  /** {@code up}. */
  Planes up(String name, Planes x) {
    return shortcut(name + ".conv", conv(name + ".up.conv.0", x).shuffled());
  }

  /** The hyper-latent as an input of layers. */
  static Planes entering(Planes symbols) {
    return symbols.map(v -> clip(512L * v));
  }
}
