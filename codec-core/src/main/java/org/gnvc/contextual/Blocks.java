package org.gnvc.contextual;

import org.gnvc.contextual.NetworkArithmetic.Block;

/** Runs of layers that both networks are made of. */
final class Blocks {

  private Blocks() {}

  /**
   * {@code count} depth-wise blocks with keys {@code prefix + first} and so on; frees what lies
   * between them, not {@code x}.
   */
  static <T> T chain(
      NetworkArithmetic<T> a, T x, String prefix, int first, int count, int channels) {
    T y = x;
    for (int i = 0; i < count; i++) {
      T next = a.block(y, prefix + (first + i), channels, Block.PLAIN);
      if (i > 0) {
        a.free(y);
      }
      y = next;
    }
    return y;
  }

  /** To half the size, which is even. */
  static <T> T down(NetworkArithmetic<T> a, T x, String key, int out) {
    return a.block(a.conv(x, key + ".down", out, 2, 2), key + ".conv", out, Block.SHORTCUT);
  }

  /** To twice the size. */
  static <T> T up(NetworkArithmetic<T> a, T x, String key, int out) {
    T spread = a.shuffle(a.conv(x, key + ".up.conv.0", 4 * out, 1, 1));
    return a.block(spread, key + ".conv", out, Block.SHORTCUT);
  }

  /** Replicated to multiples of {@code unit}. */
  static <T> T padded(NetworkArithmetic<T> a, T x, int unit) {
    return a.replicate(x, ceiling(a.height(x), unit), ceiling(a.width(x), unit));
  }

  private static int ceiling(int size, int unit) {
    return (size + unit - 1) / unit * unit;
  }
}
