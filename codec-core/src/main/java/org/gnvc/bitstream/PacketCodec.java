package org.gnvc.bitstream;

import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.UnsupportedStreamException;

/**
 * The stream as packets of a container, one for each frame: the first frame of a group carries the
 * group unit, all others a continuation packet of one byte, the frame's place in its group. The
 * sequence header travels as the container's codec configuration. Immutable.
 */
public final class PacketCodec {

  /** Frames of the longest group. */
  private static final int MAX_GROUP_FRAMES = 65;

  private final SequenceHeader header;
  private final StreamSyntax syntax;

  /** Packets of a stream with this header. */
  public PacketCodec(SequenceHeader header) throws GnvcException {
    this.header = header;
    syntax = StreamSyntax.of(header.version().major());
  }

  /** The codec configuration: a sequence header unit. */
  public byte[] configuration() {
    return Unit.write(Unit.SEQUENCE_HEADER, syntax.writeHeader(header));
  }

  /**
   * Reads a codec configuration; bytes after the unit are ignored, as containers pad it.
   *
   * @throws GnvcException as {@link RawFileReader#open} does
   */
  public static SequenceHeader readConfiguration(byte[] configuration) throws GnvcException {
    Unit unit = Unit.read(new FieldReader(configuration, 0), Unit.MAX_HEADER_BYTES);
    if (unit.type() != Unit.SEQUENCE_HEADER) {
      throw new CorruptStreamException(0, "a sequence header", "a unit of type " + unit.type());
    }
    return StreamSyntax.readHeader(unit.payload(), unit.payloadOffset());
  }

  /** The packet for the first frame of a group. */
  public byte[] groupPacket(CodedGroup group) throws UnsupportedStreamException {
    return Unit.write(Unit.GROUP, syntax.writeGroup(group, header));
  }

  /**
   * The packet for every other frame.
   *
   * @param index of the frame in its group, from 1
   */
  public byte[] continuationPacket(int index) {
    if (index < 1 || index >= MAX_GROUP_FRAMES) {
      throw new IllegalArgumentException("no frame " + index + " continues a group");
    }
    return new byte[] {(byte) index};
  }

  /**
   * Reads a packet.
   *
   * @throws CorruptStreamException if it is damaged
   * @throws UnsupportedStreamException if it asks for more than this build offers
   */
  public Packet read(byte[] packet) throws GnvcException {
    if (packet.length == 1) {
      return new Packet.Continuation(
          new FieldReader(packet, 0).u8("frame index", 1, MAX_GROUP_FRAMES - 1));
    }
    FieldReader in = new FieldReader(packet, 0);
    CodedGroup group = null;
    do {
      Unit unit = Unit.read(in, header.level().maxUnitBytes());
      if (unit.type() == Unit.GROUP) {
        if (group != null) {
          throw new CorruptStreamException(unit.payloadOffset(), "one group", "another one");
        }
        FieldReader payload = new FieldReader(unit.payload(), unit.payloadOffset());
        group = syntax.readGroup(payload, header);
      }
    } while (in.remaining() > 0);
    if (group == null) {
      throw new CorruptStreamException(packet.length, "a group", "the end of the packet");
    }
    return new Packet.Group(group);
  }
}
