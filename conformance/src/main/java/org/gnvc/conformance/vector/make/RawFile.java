package org.gnvc.conformance.vector.make;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Puts a raw file together, unit by unit, in any order. The units themselves are right; what is in
 * them, and around them, need not be.
 */
public final class RawFile {

  /** Type of a sequence header unit. */
  public static final int SEQUENCE_HEADER = 1;

  /** Type of a group unit. */
  public static final int GROUP = 2;

  /** Type of an index unit. */
  public static final int INDEX = 3;

  private static final byte[] SYNC = "GNVC".getBytes(StandardCharsets.US_ASCII);

  private final Fields out = new Fields();
  private final Fields index = new Fields();
  private long indexedOffset;
  private long indexedFrame;

  /** Appends a sequence header. */
  public RawFile header(HeaderFields header) {
    return unit(SEQUENCE_HEADER, header.payload());
  }

  /** Appends a group, for {@link #index} to list. */
  public RawFile group(GroupFields group) {
    index
        .leb(out.size() - indexedOffset)
        .leb(group.firstFrame() - indexedFrame)
        .u(1, group.frameCount() | (group.key() ? 0x80 : 0));
    indexedOffset = out.size();
    indexedFrame = group.firstFrame();
    return unit(GROUP, group.payload());
  }

  /** Appends groups. */
  public RawFile groups(Iterable<GroupFields> groups) {
    groups.forEach(this::group);
    return this;
  }

  /** Appends the index of the groups so far. */
  public RawFile index() {
    int payload = index.size() + 4;
    return unit(INDEX, index.u(4, SYNC.length + unit(payload) + payload).toByteArray());
  }

  /** Bytes of a unit besides its payload. */
  private static int unit(int payloadBytes) {
    return 1 + new Fields().leb(payloadBytes).size() + 4;
  }

  /** Appends a unit with its sync word and checksum. */
  public RawFile unit(int type, byte[] payload) {
    return bytes(SYNC).bytes(unitBytes(type, payload));
  }

  /** A unit without sync word. */
  public static byte[] unitBytes(int type, byte[] payload) {
    Fields unit = new Fields().u(1, type).leb(payload.length).bytes(payload);
    CRC32C crc = new CRC32C();
    crc.update(unit.toByteArray());
    return unit.u(4, crc.getValue()).toByteArray();
  }

  /** The sync word. */
  public static byte[] sync() {
    return SYNC.clone();
  }

  /** Appends bytes as they are. */
  public RawFile bytes(byte[] bytes) {
    out.bytes(bytes);
    return this;
  }

  /** Bytes so far: the offset of what comes next. */
  public int size() {
    return out.size();
  }

  /** The file. */
  public byte[] toByteArray() {
    return out.toByteArray();
  }
}
