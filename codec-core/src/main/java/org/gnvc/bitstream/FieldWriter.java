package org.gnvc.bitstream;

import java.io.ByteArrayOutputStream;

/** Writes big-endian fields one after the other. */
final class FieldWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  FieldWriter u8(int value) {
    out.write(value);
    return this;
  }

  FieldWriter u16(int value) {
    return u8(value >>> 8).u8(value);
  }

  FieldWriter u32(long value) {
    return u16((int) (value >>> 16)).u16((int) value);
  }

  /** An LEB128 number of at most 56 bits, in its shortest form. */
  FieldWriter leb(long value) {
    if (value < 0 || value >>> (7 * Leb128.MAX_BYTES) != 0) {
      throw new IllegalArgumentException("not a number of 56 bits: " + value);
    }
    long rest = value;
    while (rest >= 0x80) {
      u8(((int) rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }

  FieldWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
