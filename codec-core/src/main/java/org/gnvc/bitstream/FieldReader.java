package org.gnvc.bitstream;

import java.util.Arrays;
import org.gnvc.error.CorruptStreamException;

/** Reads big-endian fields one after the other from a piece of a stream. */
final class FieldReader {

  private final byte[] bytes;
  private final long base;
  private int position;

  /**
   * @param bytes the piece
   * @param base offset of its first byte in the stream, for messages
   */
  FieldReader(byte[] bytes, long base) {
    this.bytes = bytes;
    this.base = base;
  }

  /** A second reader at the same place. */
  FieldReader copy() {
    FieldReader copy = new FieldReader(bytes, base);
    copy.position = position;
    return copy;
  }

  long offset() {
    return base + position;
  }

  int remaining() {
    return bytes.length - position;
  }

  int u8(String field) throws CorruptStreamException {
    return (int) unsigned(field, 1);
  }

  int u8(String field, int min, int max) throws CorruptStreamException {
    long start = offset();
    return (int) inRange(start, field, u8(field), min, max);
  }

  int u16(String field, int min, int max) throws CorruptStreamException {
    long start = offset();
    return (int) inRange(start, field, unsigned(field, 2), min, max);
  }

  long u32(String field) throws CorruptStreamException {
    return unsigned(field, 4);
  }

  /** An LEB128 number, in its shortest form. */
  long leb(String field, long min, long max) throws CorruptStreamException {
    long start = offset();
    long value = 0;
    for (int i = 0; i < Leb128.MAX_BYTES; i++) {
      int next = u8(field);
      value |= (next & 0x7FL) << (7 * i);
      if (next < 0x80) {
        if (next == 0 && i > 0) {
          throw new CorruptStreamException(start, field + " in its shortest form", "a longer one");
        }
        return inRange(start, field, value, min, max);
      }
    }
    throw new CorruptStreamException(
        start, field + " of at most " + Leb128.MAX_BYTES + " bytes", "a longer one");
  }

  byte[] bytes(String field, int count) throws CorruptStreamException {
    need(field, count);
    position += count;
    return Arrays.copyOfRange(bytes, position - count, position);
  }

  void skip(String field, int count) throws CorruptStreamException {
    need(field, count);
    position += count;
  }

  private long unsigned(String field, int count) throws CorruptStreamException {
    need(field, count);
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | (bytes[position++] & 0xFF);
    }
    return value;
  }

  private void need(String field, int count) throws CorruptStreamException {
    if (remaining() < count) {
      throw new CorruptStreamException(
          offset(), field + " (" + count + " bytes)", "the end after " + remaining());
    }
  }

  private static long inRange(long offset, String field, long value, long min, long max)
      throws CorruptStreamException {
    if (value < min || value > max) {
      throw new CorruptStreamException(
          offset, "%s of %d to %d".formatted(field, min, max), Long.toString(value));
    }
    return value;
  }
}
