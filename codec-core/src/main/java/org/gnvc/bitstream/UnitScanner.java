package org.gnvc.bitstream;

import java.io.IOException;
import org.gnvc.error.CorruptStreamException;

/**
 * Finds units in the bytes of a raw file: the one that must be here, or the next intact one. Until
 * {@link #limit} was called it finds nothing but sequence headers.
 */
final class UnitScanner {

  // Work on units that turn out to be wrong is limited to this many bytes for each byte passed, and
  // one largest unit to begin with, so that no file, however made, takes longer than linear time.
  private static final int WORK_PER_BYTE = 8;
  private static final long FIRST_WORK =
      (long) Level.L4.maxUnitBytes() + Unit.MAX_HEAD_BYTES + Unit.CRC_BYTES;

  private final ByteWindow window;
  private int maxPayload = Level.L4.maxUnitBytes();
  private boolean onlyHeaders = true;
  private long work = FIRST_WORK;

  /** A unit with its place. */
  record Found(Unit unit, long offset, long end) {}

  UnitScanner(ByteWindow window) {
    this.window = window;
  }

  /** From here on finds units of all types, up to this payload. */
  void limit(int newMaxPayload) {
    maxPayload = newMaxPayload;
    onlyHeaders = false;
  }

  /** The reader has gone on by so many bytes: more work is allowed. */
  void pass(long bytes) {
    work += WORK_PER_BYTE * bytes;
  }

  /** The reader begins anew at another place of the file. */
  void restart() {
    work = FIRST_WORK;
  }

  /** Reads the unit whose sync word is at {@code offset}. */
  Found read(long offset) throws IOException {
    if (!SyncWord.isAt(window, offset)) {
      throw new CorruptStreamException(offset, "a sync word", "other bytes");
    }
    long start = offset + SyncWord.BYTES;
    int length = length(start);
    if (length > work) {
      throw new CorruptStreamException(
          start, "no more false units for so few bytes", "another one");
    }
    int there = window.available(start, length);
    if (there < length) {
      throw new CorruptStreamException(
          offset, "a unit of %d bytes".formatted(length), "the end after " + there);
    }
    try {
      FieldReader in = new FieldReader(window.copy(start, length), start);
      return new Found(Unit.read(in, maxPayload), offset, start + length);
    } catch (CorruptStreamException e) {
      work -= length;
      throw e;
    }
  }

  /** The next intact unit from {@code offset} on, the bytes before it being passed, or null. */
  Found next(long offset) throws IOException {
    for (long at = offset; window.available(at, 1) == 1; at++) {
      window.release(at);
      if (SyncWord.isAt(window, at)) {
        try {
          return read(at);
        } catch (CorruptStreamException e) {
          // A false sync word: the search goes on.
        }
      }
      pass(1);
    }
    return null;
  }

  private int length(long start) throws IOException {
    byte[] head = window.copy(start, window.available(start, Unit.MAX_HEAD_BYTES));
    if (onlyHeaders && head.length > 0 && head[0] != Unit.SEQUENCE_HEADER) {
      throw new CorruptStreamException(
          start, "a sequence header", "a unit of type " + (head[0] & 0xFF));
    }
    return Unit.length(new FieldReader(head, start), maxPayload);
  }
}
