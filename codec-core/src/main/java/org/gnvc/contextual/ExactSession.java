package org.gnvc.contextual;

import java.util.function.Supplier;

/**
 * An exact arithmetic for the time of one latent. Closing it frees all tensors made with it.
 *
 * @param <T> a tensor
 */
interface ExactSession<T> extends AutoCloseable {

  /** The arithmetic. */
  ExactArithmetic<T> arithmetic();

  /** Runs network work with all threads that the arithmetic may use. */
  <R> R run(Supplier<R> work);

  @Override
  void close();
}
