package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.error.CorruptStreamException;

/**
 * A contextual latent codec: codes one latent after another, each on what a decoder knows of the
 * one before. Not for use by several threads.
 */
interface LatentCoder extends AutoCloseable {

  /**
   * A latent after decoding.
   *
   * @param latent x_c (z, h, w) float32
   * @param feature (ctx, h, w) float32, for the refinement's conditioning
   * @param state for the next latent
   * @param digest SHA-256 of its symbols
   */
  record Decoded(NDArray latent, NDArray feature, LatentState state, byte[] digest) {}

  /**
   * An encoded latent.
   *
   * @param substream its bytes
   * @param hyperBits ideal bits of the hyper-latent
   * @param latentBits ideal bits of y
   * @param decoded what a decoder makes of it
   */
  record Encoded(byte[] substream, double hyperBits, double latentBits, Decoded decoded) {}

  /**
   * Encodes a latent.
   *
   * @param latent (z, h, w) float32, normalised
   * @param before state after the latent before; null for the first of a key group
   * @param rateIndex 0..63
   * @param scope owner of the decoded tensors
   */
  Encoded encode(NDArray latent, LatentState before, int rateIndex, NDManager scope);

  /**
   * Decodes a latent.
   *
   * @param substream its bytes
   * @param before state after the latent before; null for the first of a key group
   * @param rateIndex 0..63
   * @param height h of the latent
   * @param width w of the latent
   * @param scope owner of the decoded tensors
   * @throws CorruptStreamException if the substream is damaged
   */
  Decoded decode(
      byte[] substream, LatentState before, int rateIndex, int height, int width, NDManager scope)
      throws CorruptStreamException;

  @Override
  void close();
}
