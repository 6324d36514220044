package org.gnvc.contextual;

/** Weights of the decoder's networks in one exact arithmetic. Safe for use by many threads. */
interface ExactMachine extends AutoCloseable {

  /** Begins the work on a latent. */
  ExactSession<?> open();

  @Override
  void close();
}
