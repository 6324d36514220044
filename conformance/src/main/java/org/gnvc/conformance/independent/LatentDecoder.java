package org.gnvc.conformance.independent;

/** Decodes latents one after the other, and carries the state between them. */
interface LatentDecoder {
  /**
   * The next latent.
   *
   * @param anchor whether it is the first of a key group
   * @return the digest of its symbols
   */
  byte[] next(byte[] substream, boolean anchor, int rateIndex) throws Refusal;
}
