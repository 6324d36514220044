package org.gnvc.codec;

import ai.djl.ndarray.NDManager;

/**
 * What a latent codec carries from one latent to the next. Immutable; only the coder that made it
 * can use it. Its tensors belong to the scope that they were made in.
 */
interface LatentState {

  /** Hands the tensors over to another scope. */
  void attach(NDManager scope);
}
