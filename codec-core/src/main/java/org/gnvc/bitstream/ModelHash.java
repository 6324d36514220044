package org.gnvc.bitstream;

import java.nio.ByteBuffer;

/**
 * The first 16 bytes of a model's SHA-256.
 *
 * @param high the first 8 bytes, big-endian
 * @param low the next 8 bytes
 */
public record ModelHash(long high, long low) {

  /** Bytes in a header. */
  public static final int BYTES = 16;

  /**
   * The hash that begins with these bytes.
   *
   * @param sha256 at least 16 bytes; more are left out
   */
  public static ModelHash of(byte[] sha256) {
    ByteBuffer buffer = ByteBuffer.wrap(sha256, 0, BYTES);
    return new ModelHash(buffer.getLong(), buffer.getLong());
  }

  /** The 16 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  /** 32 hexadecimal digits. */
  @Override
  public String toString() {
    return "%016x%016x".formatted(high, low);
  }
}
