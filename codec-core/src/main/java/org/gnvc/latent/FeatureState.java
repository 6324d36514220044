package org.gnvc.latent;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * What the latent codec remembers of the last decoded latent. Immutable. It belongs to the scope
 * that it was made in; whoever carries it over to another coded group attaches it to a scope that
 * lives on.
 */
public final class FeatureState {

  /** Feature (1, n, h, w) in the runtime's precision. */
  private final NDArray feature;

  /** Decoded latent (1, z, h, w) float32. */
  private final NDArray latent;

  FeatureState(NDArray feature, NDArray latent) {
    this.feature = feature;
    this.latent = latent;
  }

  NDArray feature() {
    return feature;
  }

  NDArray latent() {
    return latent;
  }

  /** Hands the state over to another scope. */
  public void attach(NDManager scope) {
    feature.attach(scope);
    latent.attach(scope);
  }

  /** Frees the state's memory before its scope closes. */
  public void close() {
    feature.close();
    latent.close();
  }
}
