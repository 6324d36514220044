package org.gnvc.contextual;

import java.util.function.Function;

/**
 * What a network computes with: tensors of type {@code T} with channels, rows and columns, weights
 * that are found by their key, and the operators on them. Results belong to the scope that the
 * arithmetic was made for. Not for use by several threads.
 *
 * @param <T> a tensor; immutable
 */
public interface NetworkArithmetic<T> {

  /** Forms of the depth-wise block. */
  enum Block {
    /** A 1x1 convolution comes first where the number of channels changes. */
    PLAIN,
    /** A 1x1 convolution comes first in any case. */
    ADAPTED,
    /** As plain; the block's input is added once more to its result. */
    SHORTCUT
  }

  /** Number of channels. */
  int channels(T x);

  /** Number of rows. */
  int height(T x);

  /** Number of columns. */
  int width(T x);

  /**
   * A convolution with the tensors {@code key.weight} (out, in, kernel, kernel) and {@code
   * key.bias} (out). A 3x3 kernel sees zeros beyond the border; a 2x2 kernel has stride 2.
   *
   * @param kernel 1, 2 or 3
   * @param stride 1, or 2 for kernels 2 and 3; with 2 the result has ceil(h/2) x ceil(w/2)
   *     positions, and a 2x2 kernel needs even sizes
   */
  T conv(T x, String key, int out, int kernel, int stride);

  /**
   * A depth-wise block: with x the input after the 1x1 convolution {@code key.adaptor} where there
   * is one, y = x + dc.3(dc.2(wsilu(dc.0(x)))) and result y + ffn.2(a + b), a and b being the first
   * and second half of the channels of wsilu(ffn.0(y)). dc.2 is a 3x3 convolution of each channel
   * by itself; all others are 1x1; ffn.0 has 4 * out channels. wsilu(x) = x * sigmoid(4x).
   */
  T block(T x, String key, int out, Block form);

  /**
   * Each channel times its entry of a learned table.
   *
   * @param key tensor (rows, channels, 1, 1)
   * @param rows rows of the table
   * @param row row to use
   */
  T scale(T x, String key, int rows, int row);

  /** Products of elements; {@code factor} has as many channels as {@code x}, or one. */
  T multiply(T x, T factor);

  /** Groups of four channels become the four positions of a 2x2 cell, row by row. */
  T shuffle(T x);

  /** The channels of both, which agree in size. */
  T join(T a, T b);

  /** {@code count} channels from {@code first} on. */
  T channels(T x, int first, int count);

  /** The upper left part. */
  T crop(T x, int height, int width);

  /** Enlarged to the right and below by repeating the last column and row. */
  T replicate(T x, int height, int width);

  /** 1.5 * sigmoid(x) + 0.5: the step of an anchor latent's residual. */
  T anchorStep(T x);

  /** max(x, 0.5): the step of a predicted latent's residual. */
  T predictedStep(T x);

  /** Frees an intermediate tensor before its scope closes. */
  void free(T x);

  /** Runs work whose intermediate tensors are freed at its end; only its result stays. */
  T within(Function<NetworkArithmetic<T>, T> work);
}
