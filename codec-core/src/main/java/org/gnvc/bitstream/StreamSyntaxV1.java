package org.gnvc.bitstream;

import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.UnsupportedStreamException;

/** Version 1. */
record StreamSyntaxV1() implements StreamSyntax {

  @Override
  public SequenceHeader readHeader(FieldReader in, StreamVersion version)
      throws CorruptStreamException, UnsupportedStreamException {
    return SequenceHeaderV1.read(in, version);
  }

  @Override
  public byte[] writeHeader(SequenceHeader header) {
    return SequenceHeaderV1.write(header);
  }

  @Override
  public CodedGroup readGroup(FieldReader in, SequenceHeader sequence)
      throws CorruptStreamException, UnsupportedStreamException {
    return CodedGroupV1.read(in, sequence);
  }

  @Override
  public byte[] writeGroup(CodedGroup group, SequenceHeader sequence)
      throws UnsupportedStreamException {
    return CodedGroupV1.write(group, sequence);
  }

  @Override
  public StreamIndex readIndex(FieldReader in) throws CorruptStreamException {
    return StreamIndexV1.read(in);
  }

  @Override
  public byte[] writeIndex(StreamIndex index) {
    return StreamIndexV1.write(index);
  }
}
