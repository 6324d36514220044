package org.gnvc.bitstream;

import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.error.VersionTooNewException;

/** How one major version writes unit payloads. */
interface StreamSyntax {

  /** The newest major version that can be read. */
  int NEWEST_MAJOR = 1;

  /**
   * The syntax of a major version.
   *
   * @throws VersionTooNewException if this build does not know it
   */
  static StreamSyntax of(int major) throws VersionTooNewException {
    return switch (major) {
      case 1 -> new StreamSyntaxV1();
      default -> throw new VersionTooNewException("stream", major, NEWEST_MAJOR);
    };
  }

  /**
   * Reads a sequence header of any version: the first two bytes, which never change, say which.
   *
   * @param payload payload of a sequence header unit
   * @param offset where it begins in the stream
   */
  static SequenceHeader readHeader(byte[] payload, long offset)
      throws VersionTooNewException, CorruptStreamException, UnsupportedStreamException {
    FieldReader in = new FieldReader(payload, offset);
    StreamVersion version =
        new StreamVersion(in.u8("major version", 1, 255), in.u8("minor version"));
    return of(version.major()).readHeader(in, version);
  }

  /** Reads what follows the version. */
  SequenceHeader readHeader(FieldReader in, StreamVersion version)
      throws CorruptStreamException, UnsupportedStreamException;

  /** The payload of a sequence header unit. */
  byte[] writeHeader(SequenceHeader header);

  /**
   * Reads the payload of a group unit.
   *
   * @param in the payload
   * @param sequence the header of its stream
   */
  CodedGroup readGroup(FieldReader in, SequenceHeader sequence)
      throws CorruptStreamException, UnsupportedStreamException;

  /**
   * The payload of a group unit.
   *
   * @throws UnsupportedStreamException if a substream is over the limit of the level
   */
  byte[] writeGroup(CodedGroup group, SequenceHeader sequence) throws UnsupportedStreamException;

  /** Reads the payload of an index unit. */
  StreamIndex readIndex(FieldReader in) throws CorruptStreamException;

  /** The payload of an index unit. */
  byte[] writeIndex(StreamIndex index);
}
