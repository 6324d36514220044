package org.gnvc.integer;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A decoded latent.
 *
 * @param next state for the latent after it
 * @param hyper symbols of the hyper-latent (hz, ceil(h/4), ceil(w/4)); no copy
 * @param symbols symbols of the latent (m, h, w); no copy
 * @param yHat decoded values in 1/16 (m, h, w): sixteen times the symbol plus the mean; no copy
 */
public record DecodedLatent(SymbolState next, int[] hyper, int[] symbols, int[] yHat) {

  /**
   * SHA-256 (32 bytes) of all symbols: the hyper-latent's, then the latent's, channel-major, each
   * as two bytes, big-endian two's complement.
   */
  public byte[] digest() {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * (hyper.length + symbols.length));
    for (int s : hyper) {
      bytes.putShort((short) s);
    }
    for (int s : symbols) {
      bytes.putShort((short) s);
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes.array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
