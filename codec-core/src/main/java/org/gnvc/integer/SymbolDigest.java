package org.gnvc.integer;

import java.nio.ByteBuffer;
import org.gnvc.model.Sha256;

/** The digest by which decoders compare the symbols of a latent. */
public final class SymbolDigest {

  private SymbolDigest() {}

  /**
   * SHA-256 (32 bytes) of all symbols: the hyper-latent's, then the latent's, channel-major, each
   * as two bytes, big-endian two's complement.
   */
  public static byte[] of(int[] hyper, int[] symbols) {
    ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * (hyper.length + symbols.length));
    for (int s : hyper) {
      bytes.putShort((short) s);
    }
    for (int s : symbols) {
      bytes.putShort((short) s);
    }
    return Sha256.start().digest(bytes.array());
  }
}
