package org.gnvc.cli;

import java.io.IOException;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.SymbolVerifier;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.MissingReferenceException;

/**
 * Goes through a stream, decodes all its symbols and reports every damage. For one thread at a
 * time.
 */
final class StreamCheck {

  /** Hears what is found. */
  interface Listener {
    /** A sound group, where it lies, and the SHA-256 of its symbols. */
    void group(StreamEvent.Group found, byte[] symbols);

    /** A damage at a byte offset of the file. */
    void damage(long offset, String what);
  }

  private final RawFileReader reader;
  private final SymbolVerifier verifier;
  private final Listener listener;
  // A stream may begin at any frame.
  private long expectedFrame = -1;

  StreamCheck(RawFileReader reader, SymbolVerifier verifier, Listener listener) {
    this.reader = reader;
    this.verifier = verifier;
    this.listener = listener;
  }

  /** Reads to the end. */
  void run() throws IOException {
    for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
      if (event instanceof StreamEvent.Damage damage) {
        listener.damage(
            damage.offset(),
            "%s; %d bytes cannot be used"
                .formatted(damage.reason(), damage.end() - damage.offset()));
      } else if (event instanceof StreamEvent.Group found) {
        check(found);
      }
    }
  }

  private void check(StreamEvent.Group found) throws IOException {
    CodedGroup group = found.group();
    long firstFrame = group.header().firstFrame();
    if (firstFrame != expectedFrame && expectedFrame >= 0) {
      listener.damage(
          found.offset(),
          firstFrame > expectedFrame
              ? "frames %d to %d are missing".formatted(expectedFrame, firstFrame - 1)
              : "frame %d comes again after frame %d".formatted(firstFrame, expectedFrame - 1));
    }
    expectedFrame = group.header().endFrame();
    try {
      byte[] symbols = verifier.check(group);
      listener.group(found, symbols);
    } catch (CorruptStreamException | MissingReferenceException e) {
      listener.damage(
          found.offset(), "group at frame %d: %s".formatted(firstFrame, e.getMessage()));
    }
  }
}
