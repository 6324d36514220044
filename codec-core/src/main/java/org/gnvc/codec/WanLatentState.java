package org.gnvc.codec;

import ai.djl.ndarray.NDManager;
import org.gnvc.contextual.ContextualState;

/**
 * What the contextual latent codec carries from one latent to the next: integers, no tensors.
 *
 * @param value state after the latent before
 */
record WanLatentState(ContextualState value) implements LatentState {

  @Override
  public void attach(NDManager scope) {
    // Nothing of it belongs to a scope.
  }
}
