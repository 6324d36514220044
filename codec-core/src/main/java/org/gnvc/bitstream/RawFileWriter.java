package org.gnvc.bitstream;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a raw {@code .gnvc} file, one group at a time. What was written up to the end of any group
 * is a readable file; {@link #finish()} adds the index for seeking. Closing without it leaves the
 * index out.
 */
public final class RawFileWriter implements Closeable {

  private final OutputStream out;
  private final SequenceHeader header;
  private final StreamSyntax syntax;
  private final List<StreamIndex.Entry> entries = new ArrayList<>();
  private long bytesWritten;
  private boolean finished;

  /**
   * Writes the sequence header.
   *
   * @param out owned by the writer from here on; flushed after every group
   * @param header header of the stream
   */
  public RawFileWriter(OutputStream out, SequenceHeader header) throws IOException {
    this.out = out;
    this.header = header;
    syntax = StreamSyntax.of(header.version().major());
    writeHeader();
  }

  /** Appends a group. */
  public void write(CodedGroup group) throws IOException {
    checkOpen();
    byte[] payload = syntax.writeGroup(group, header);
    GroupHeader groupHeader = group.header();
    StreamIndex.Entry entry =
        new StreamIndex.Entry(
            bytesWritten, groupHeader.firstFrame(), groupHeader.frameCount(), groupHeader.key());
    writeUnit(Unit.GROUP, payload);
    entries.add(entry);
  }

  /**
   * Appends the sequence header once more, so that a file that loses its beginning can still be
   * read from here on.
   */
  public void repeatHeader() throws IOException {
    checkOpen();
    writeHeader();
  }

  /** Appends the index. Nothing can be written after it. */
  public void finish() throws IOException {
    checkOpen();
    byte[] payload = syntax.writeIndex(new StreamIndex(entries));
    // A file too long for an index unit is one without an index.
    if (payload.length <= header.level().maxUnitBytes()) {
      writeUnit(Unit.INDEX, payload);
    }
    finished = true;
  }

  /** Bytes written so far. */
  public long bytesWritten() {
    return bytesWritten;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void writeHeader() throws IOException {
    writeUnit(Unit.SEQUENCE_HEADER, syntax.writeHeader(header));
  }

  private void writeUnit(int type, byte[] payload) throws IOException {
    byte[] bytes =
        new FieldWriter().bytes(SyncWord.bytes()).bytes(Unit.write(type, payload)).toByteArray();
    out.write(bytes);
    out.flush();
    bytesWritten += bytes.length;
  }

  private void checkOpen() {
    if (finished) {
      throw new IllegalStateException("the file is finished");
    }
  }
}
