package org.gnvc.bitstream;

import java.io.IOException;
import java.util.function.Predicate;
import org.gnvc.error.CorruptStreamException;

/** Finds units in the bytes of a raw file: the one that must be here, or the next intact one. */
final class UnitScanner {

  // Work on units that turn out to be wrong is limited to this many bytes for each byte passed, so
  // that no file, however made, takes longer than linear time.
  private static final int WORK_PER_BYTE = 8;

  private final ByteWindow window;
  private int maxPayload = Level.L4.maxUnitBytes();
  private long work;

  /** A unit with its place. */
  record Found(Unit unit, long offset, long end) {}

  UnitScanner(ByteWindow window) {
    this.window = window;
    work = maxPayload;
  }

  /** Sets the largest payload to accept. */
  void limit(int newMaxPayload) {
    maxPayload = newMaxPayload;
  }

  /** Reads the unit whose sync word is at {@code offset}. */
  Found read(long offset) throws IOException {
    int length = length(offset);
    int there = window.available(offset + SyncWord.BYTES, length);
    if (there < length) {
      throw new CorruptStreamException(
          offset, "a unit of %d bytes".formatted(length), "the end after " + there);
    }
    Unit unit =
        Unit.read(
            new FieldReader(window.copy(offset + SyncWord.BYTES, length), offset + SyncWord.BYTES),
            maxPayload);
    return new Found(unit, offset, offset + SyncWord.BYTES + length);
  }

  /**
   * Offset of the next intact unit that is wanted, from {@code offset} on; that of the end of the
   * stream if there is none.
   */
  long next(long offset, Predicate<Unit> wanted) throws IOException {
    long at = offset;
    while (window.available(at, 1) == 1) {
      window.release(at);
      work += WORK_PER_BYTE;
      if (SyncWord.isAt(window, at) && isWanted(at, wanted)) {
        return at;
      }
      at++;
    }
    return at;
  }

  private boolean isWanted(long offset, Predicate<Unit> wanted) throws IOException {
    try {
      int length = length(offset);
      if (length > work || window.available(offset + SyncWord.BYTES, length) < length) {
        return false;
      }
      work -= length;
      return wanted.test(read(offset).unit());
    } catch (CorruptStreamException e) {
      return false;
    }
  }

  private int length(long offset) throws IOException {
    if (!SyncWord.isAt(window, offset)) {
      throw new CorruptStreamException(offset, "a sync word", "other bytes");
    }
    long start = offset + SyncWord.BYTES;
    byte[] head = window.copy(start, window.available(start, Unit.MAX_HEAD_BYTES));
    return Unit.length(new FieldReader(head, start), maxPayload);
  }
}
