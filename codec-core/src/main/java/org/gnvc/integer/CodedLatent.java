package org.gnvc.integer;

/**
 * An encoded latent.
 *
 * @param substream the bytes; no copy
 * @param decoded what {@link LatentSymbolCoder#decode} makes of them
 * @param hyperBits information of the hyper-latent's symbols under their tables, in bits
 * @param latentBits information of the latent's symbols, in bits
 */
public record CodedLatent(
    byte[] substream, DecodedLatent decoded, double hyperBits, double latentBits) {

  /** Bits that an ideal coder would need. */
  public double idealBits() {
    return hyperBits + latentBits;
  }
}
