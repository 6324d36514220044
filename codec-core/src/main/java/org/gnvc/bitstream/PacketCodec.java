package org.gnvc.bitstream;

import java.util.Optional;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.UnsupportedStreamException;

/**
 * The stream as packets of a container, one for each frame: the first frame of a group carries the
 * group unit, all others a continuation packet of one byte. The sequence header travels as the
 * container's codec configuration. Immutable.
 */
public final class PacketCodec {

  // No unit has type 0, so the first byte of a packet tells.
  private static final int CONTINUATION = 0;

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

  /** The packet for every other frame. */
  public byte[] continuationPacket() {
    return new byte[] {CONTINUATION};
  }

  /**
   * The group that a packet carries; empty for a continuation packet.
   *
   * @throws CorruptStreamException if the packet is damaged
   * @throws UnsupportedStreamException if it asks for more than this build offers
   */
  public Optional<CodedGroup> read(byte[] packet) throws GnvcException {
    if (packet.length == 1 && packet[0] == CONTINUATION) {
      return Optional.empty();
    }
    FieldReader in = new FieldReader(packet, 0);
    Optional<CodedGroup> group = Optional.empty();
    do {
      Unit unit = Unit.read(in, header.level().maxUnitBytes());
      if (unit.type() == Unit.GROUP) {
        if (group.isPresent()) {
          throw new CorruptStreamException(unit.payloadOffset(), "one group", "another one");
        }
        FieldReader payload = new FieldReader(unit.payload(), unit.payloadOffset());
        group = Optional.of(syntax.readGroup(payload, header));
      }
    } while (in.remaining() > 0);
    return group;
  }
}
