package org.gnvc.vae;

import ai.djl.ndarray.NDManager;

/**
 * What an autoencoder's causal layers remember of the frames before. It belongs to the scope that
 * it was made in; whoever carries it over to another coded group attaches it to a scope that lives
 * on. It serves one call of the autoencoder, which may use it up: large ones take gigabytes, so
 * that there must not be two. Encoder and decoder have states of their own.
 */
public interface CausalState {

  /** Hands the state over to another scope. */
  void attach(NDManager scope);

  /** Frees the state's memory before its scope closes. */
  void close();
}
