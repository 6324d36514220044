package org.gnvc.contextual;

import org.gnvc.integer.SymbolDigest;

/**
 * A decoded latent.
 *
 * @param state for the latent after it; holds the decoded latent
 * @param hyper symbols of the hyper-latent (hyper, ceil(H/8), ceil(W/8)); no copy
 * @param symbols symbols of y (y, ceil(h/2), ceil(w/2)); no copy
 * @param hyperBits information of the hyper-latent's symbols under their tables, in bits
 */
public record ContextualLatent(
    ContextualState state, int[] hyper, int[] symbols, double hyperBits) {

  /** SHA-256 (32 bytes) of all symbols, see {@link SymbolDigest}. */
  public byte[] digest() {
    return SymbolDigest.of(hyper, symbols);
  }
}
