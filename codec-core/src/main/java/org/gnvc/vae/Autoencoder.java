package org.gnvc.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A causal video autoencoder. A key group of 1 + 4k frames has 1 + k latents, a predictive group of
 * 4k frames has k; each latent depends on its own frames and, through the causal state, on what
 * came before, never on what comes later. Coding groups one after another with the state handed
 * over gives what coding all frames at once would give. Safe for use by many threads.
 */
public interface Autoencoder extends AutoCloseable {

  /** Pixels along each side of a latent position. */
  int BLOCK = 8;

  /** Latent positions along a side of so many pixels. */
  static int positions(int pixels) {
    return (pixels + BLOCK - 1) / BLOCK;
  }

  /** Pixels of a side with the padding that fills its last latent position. */
  static int padded(int pixels) {
    return positions(pixels) * BLOCK;
  }

  /**
   * Latents of a group.
   *
   * @param latents (k, z, H/8, W/8) float32, normalised to zero mean and unit deviation
   * @param state for the group that follows directly
   */
  record Encoded(NDArray latents, CausalState state) {}

  /**
   * Frames of a group.
   *
   * @param frames (T, 3, H, W) float32, nominally in [-1, 1] but not clipped
   * @param state for the group that follows directly
   */
  record Decoded(NDArray frames, CausalState state) {}

  /**
   * Encodes a group.
   *
   * @param frames (T, 3, H, W) float32 in [-1, 1], H and W multiples of 8; T = 1 + 4k without a
   *     state, 4k with one
   * @param state left by the group that ends where this one begins; null for a key group. Not to be
   *     used again, except where it was refused
   * @param scope owner of the result
   * @throws IllegalArgumentException if a size is none of these, or the state is of another size
   */
  Encoded encode(NDArray frames, CausalState state, NDManager scope);

  /**
   * Decodes a group.
   *
   * @param latents (k, z, h, w) float32, normalised
   * @param state left by the group that ends where this one begins; null for a key group. Not to be
   *     used again, except where it was refused
   * @param scope owner of the result
   * @return 4k frames, or 4k - 3 for a key group, of 8h x 8w pixels
   * @throws IllegalArgumentException if the latents' shape is not this, or the state is of another
   *     size
   */
  Decoded decode(NDArray latents, CausalState state, NDManager scope);

  @Override
  void close();
}
