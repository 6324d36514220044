package org.gnvc.contextual;

/**
 * An exact arithmetic for the time of one latent. Closing it frees all tensors made with it.
 *
 * @param arithmetic the arithmetic
 * @param end frees its tensors
 * @param <T> a tensor
 */
record ExactSession<T>(ExactArithmetic<T> arithmetic, Runnable end) implements AutoCloseable {

  @Override
  public void close() {
    end.run();
  }
}
