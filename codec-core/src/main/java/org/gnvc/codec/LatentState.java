package org.gnvc.codec;

import ai.djl.ndarray.NDManager;
import org.gnvc.integer.SymbolState;
import org.gnvc.latent.FeatureState;

/**
 * What the latent codec carries from one latent to the next.
 *
 * @param features decoded feature and latent; they belong to the scope that they were made in
 * @param symbols decoded integers
 */
record LatentState(FeatureState features, SymbolState symbols) {

  /** Hands the tensors over to another scope. */
  void attach(NDManager scope) {
    features.attach(scope);
  }
}
