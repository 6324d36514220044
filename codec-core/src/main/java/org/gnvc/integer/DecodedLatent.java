package org.gnvc.integer;

/**
 * A decoded latent.
 *
 * @param next state for the latent after it
 * @param hyper symbols of the hyper-latent (hz, ceil(h/4), ceil(w/4)); no copy
 * @param symbols symbols of the latent (m, h, w); no copy
 * @param yHat decoded values in 1/16 (m, h, w): sixteen times the symbol plus the mean; no copy
 */
public record DecodedLatent(SymbolState next, int[] hyper, int[] symbols, int[] yHat) {

  /** SHA-256 (32 bytes) of all symbols, see {@link SymbolDigest}. */
  public byte[] digest() {
    return SymbolDigest.of(hyper, symbols);
  }
}
