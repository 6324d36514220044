package org.gnvc.codec;

import ai.djl.ndarray.NDManager;
import org.gnvc.integer.SymbolState;
import org.gnvc.latent.FeatureState;

/**
 * What the lite latent codec carries from one latent to the next.
 *
 * @param features decoded feature and latent; they belong to the scope that they were made in
 * @param symbols decoded integers
 */
record LiteLatentState(FeatureState features, SymbolState symbols) implements LatentState {

  @Override
  public void attach(NDManager scope) {
    features.attach(scope);
  }
}
