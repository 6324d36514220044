package org.gnvc.conformance.vector.make;

import java.io.ByteArrayOutputStream;

/** Writes fields one after the other, without any check: what is written may be wrong. */
public final class Fields {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** The low bytes of a number, big-endian. */
  public Fields u(int bytes, long value) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
    return this;
  }

  /** A number of up to 64 bits, taken as unsigned, as LEB128 in its shortest form. */
  public Fields leb(long value) {
    long rest = value;
    while ((rest & ~0x7F) != 0) {
      u(1, (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return u(1, rest);
  }

  /** A signed number as LEB128: 0, -1, 1, -2 as 0, 1, 2, 3. */
  public Fields signedLeb(long value) {
    return leb((value << 1) ^ (value >> 63));
  }

  /** Bytes as they are. */
  public Fields bytes(byte... bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Number of bytes so far. */
  public int size() {
    return out.size();
  }

  /** All bytes so far. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
