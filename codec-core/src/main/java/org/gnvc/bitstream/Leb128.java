package org.gnvc.bitstream;

/** Signed numbers as unsigned ones, and the length limit of LEB128. */
final class Leb128 {

  /** Most bytes of a number, so that it has at most 56 bits. */
  static final int MAX_BYTES = 8;

  private Leb128() {}

  /** 0, -1, 1, -2, ... to 0, 1, 2, 3, ... */
  static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  /** Undoes {@link #zigzag}. */
  static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
  }
}
