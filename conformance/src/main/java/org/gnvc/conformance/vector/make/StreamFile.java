package org.gnvc.conformance.vector.make;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.RawFileWriter;
import org.gnvc.bitstream.SequenceHeader;

/** A stream as the encoder makes it: header and groups. */
public record StreamFile(SequenceHeader header, List<CodedGroup> groups) {

  /** The raw file with an index. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RawFileWriter writer = new RawFileWriter(out, header)) {
      for (CodedGroup group : groups) {
        writer.write(group);
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
