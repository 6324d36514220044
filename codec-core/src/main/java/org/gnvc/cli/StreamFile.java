package org.gnvc.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.RawFileWriter;
import org.gnvc.bitstream.SequenceHeader;

/**
 * A {@code .gnvc} file in the making. It grows as {@code NAME.part} beside its target and gets the
 * target's name at the end. What is complete can be kept at any time, from any thread: Ctrl-C comes
 * while the encoder is busy with the next group. Devices, pipes and standard output are written
 * directly.
 */
final class StreamFile implements AutoCloseable {

  private final String name;
  private final Path target;
  private final Path growing;
  private final OutputStream out;
  private final RawFileWriter writer;
  private long frames;
  private boolean closed;

  /** Creates the file and writes the sequence header. */
  StreamFile(String name, SequenceHeader header) throws IOException {
    this.name = Paths.named(name);
    if (name.equals(Paths.STANDARD)) {
      target = null;
      growing = null;
      out = new FileOutputStream(FileDescriptor.out);
    } else {
      Path path = Path.of(name);
      boolean special = Files.exists(path) && !Files.isRegularFile(path);
      target = special ? null : path;
      growing = special ? path : path.resolveSibling(path.getFileName() + ".part");
      out = Files.newOutputStream(growing);
    }
    try {
      writer = new RawFileWriter(out, header);
    } catch (IOException e) {
      throw discard(e);
    }
  }

  /** Appends a complete group. */
  synchronized void write(CodedGroup group) throws IOException {
    if (closed) {
      throw new InterruptedByUserException("stopped");
    }
    try {
      writer.write(group);
      out.flush();
      frames += group.header().frameCount();
    } catch (IOException e) {
      throw named(e);
    }
  }

  /** Bytes written so far. */
  synchronized long bytes() {
    return writer.bytesWritten();
  }

  /** Frames of the groups written so far. */
  synchronized long frames() {
    return frames;
  }

  /** Writes the index and gives the file its name. */
  synchronized void finish() throws IOException {
    if (closed) {
      return;
    }
    try {
      writer.finish();
      publish();
    } catch (IOException e) {
      throw named(e);
    }
  }

  /**
   * Ends the file after the last complete group. An index is added if there is room for it; the
   * file plays without one as well.
   *
   * @return what became of it, in words; empty if it had ended before
   */
  synchronized String keepComplete() {
    if (closed) {
      return "";
    }
    try {
      writer.finish();
    } catch (IOException indexIsOptional) {
      // The groups before it are what matters, and the reason is reported by whoever calls this.
    }
    try {
      if (frames == 0) {
        discardFile();
        return "nothing was complete, so nothing was kept";
      }
      publish();
      return "%d frames are complete and kept in %s".formatted(frames, name);
    } catch (IOException e) {
      return "%d frames are complete and kept in %s".formatted(frames, growing);
    }
  }

  private void publish() throws IOException {
    closed = true;
    out.close();
    if (target == null) {
      return;
    }
    try {
      Files.move(growing, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(growing, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private IOException discard(IOException reason) {
    try {
      discardFile();
    } catch (IOException second) {
      reason.addSuppressed(second);
    }
    return named(reason);
  }

  private void discardFile() throws IOException {
    closed = true;
    out.close();
    if (target != null) {
      Files.deleteIfExists(growing);
    }
  }

  private IOException named(IOException e) {
    String reason =
        "Broken pipe".equals(e.getMessage()) ? "its reader has closed it" : e.getMessage();
    return new IOException(name + ": " + reason, e);
  }

  /** Removes the file unless it was finished or kept. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      discardFile();
    }
  }
}
