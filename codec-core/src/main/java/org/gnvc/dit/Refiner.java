package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Refines decoded latents by a flow from {@code tau = tN} to {@code tau = 1} in L deterministic
 * Euler steps of a transformer. Safe for use by many threads.
 */
public interface Refiner extends AutoCloseable {

  /**
   * Refines the latents of one window.
   *
   * @param xc decoded latents x_c, normalised, (T, z, h, w) float32
   * @param features of the latent codec, (T, ctx, h, w) float32
   * @param noise standard normal, (T, z, h, w) float32
   * @param steps number of steps L, at least 1
   * @param tN flow time at the start, in (0, 1)
   * @param scope owner of the result; the arguments are not changed and not closed
   * @return refined latents x_1, (T, z, h, w) float32
   * @throws IllegalArgumentException if shapes do not fit together, or steps or tN are out of range
   */
  NDArray refine(
      NDArray xc, NDArray features, NDArray noise, int steps, double tN, NDManager scope);

  /** Frees the weights. */
  @Override
  void close();
}
