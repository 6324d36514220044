package org.gnvc.bitstream;

import java.util.zip.CRC32C;
import org.gnvc.error.CorruptStreamException;

/**
 * A typed, checked piece of a stream: type (one byte), payload size (LEB128), payload, CRC-32C of
 * all that. This framing is the same in all versions.
 *
 * @param type 1 to 255; units of unknown types are skipped
 * @param payload the payload
 * @param payloadOffset where it begins in the stream
 */
record Unit(int type, byte[] payload, long payloadOffset) {

  static final int SEQUENCE_HEADER = 1;
  static final int GROUP = 2;
  static final int INDEX = 3;

  static final int CRC_BYTES = 4;

  /** Most bytes of type and size. */
  static final int MAX_HEAD_BYTES = 1 + Leb128.MAX_BYTES;

  /** Largest payload of a sequence header unit. */
  static final int MAX_HEADER_BYTES = 4096;

  /** All bytes of a unit. */
  static byte[] write(int type, byte[] payload) {
    byte[] checked = new FieldWriter().u8(type).leb(payload.length).bytes(payload).toByteArray();
    return new FieldWriter().bytes(checked).u32(crc(checked)).toByteArray();
  }

  /** Bytes of a unit besides its payload. */
  static int overhead(int payloadBytes) {
    return 1 + new FieldWriter().leb(payloadBytes).toByteArray().length + CRC_BYTES;
  }

  /**
   * Length of a whole unit, told from its first bytes.
   *
   * @param in at the unit; need hold no more than type and size
   * @param maxPayload largest payload to accept
   */
  static int length(FieldReader in, int maxPayload) throws CorruptStreamException {
    long start = in.offset();
    int payload = readHead(in, maxPayload).payload();
    return (int) (in.offset() - start) + payload + CRC_BYTES;
  }

  /** Reads and checks a whole unit. */
  static Unit read(FieldReader in, int maxPayload) throws CorruptStreamException {
    FieldReader start = in.copy();
    Head head = readHead(in, maxPayload);
    long payloadOffset = in.offset();
    byte[] payload = in.bytes("unit payload", head.payload());
    byte[] checked = start.bytes("unit", (int) (in.offset() - start.offset()));
    long found = in.u32("unit CRC");
    long expected = crc(checked);
    if (found != expected) {
      throw new CorruptStreamException(
          in.offset() - CRC_BYTES, "unit CRC %08x".formatted(expected), "%08x".formatted(found));
    }
    return new Unit(head.type(), payload, payloadOffset);
  }

  private record Head(int type, int payload) {}

  private static Head readHead(FieldReader in, int maxPayload) throws CorruptStreamException {
    int type = in.u8("unit type", 1, 255);
    int limit = type == SEQUENCE_HEADER ? MAX_HEADER_BYTES : maxPayload;
    return new Head(type, (int) in.leb("unit size", 0, limit));
  }

  private static long crc(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return crc.getValue();
  }
}
