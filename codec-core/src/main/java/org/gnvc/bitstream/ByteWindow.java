package org.gnvc.bitstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A sliding view of a stream by absolute offsets. It grows only when it is full of bytes that were
 * really there, whatever was asked for.
 */
final class ByteWindow {

  private InputStream in;
  private byte[] buffer = new byte[1 << 16];
  // Offset in the stream of buffer[0], bytes in the buffer, first of them still wanted.
  private long base;
  private int length;
  private int wantedFrom;
  private long touched;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /** Forgets everything and goes on with a stream whose first byte has this offset. */
  void restart(InputStream newIn, long offset) {
    in = newIn;
    base = offset;
    length = 0;
    wantedFrom = 0;
  }

  /**
   * Reads on until {@code count} bytes from {@code offset} are there or the stream ends.
   *
   * @return how many of them are there, 0 to {@code count}
   */
  int available(long offset, int count) throws IOException {
    long end = offset + count;
    while (base + length < end) {
      if (length == buffer.length) {
        makeRoom();
      }
      int read = in.read(buffer, length, buffer.length - length);
      if (read < 0) {
        break;
      }
      length += read;
    }
    return (int) Math.max(0, Math.min(count, base + length - offset));
  }

  /** Offset behind the last byte that was read so far. */
  long end() {
    return base + length;
  }

  /** The byte at an offset that is available. */
  byte get(long offset) {
    return buffer[index(offset)];
  }

  /** Bytes that are available. */
  byte[] copy(long offset, int count) {
    int from = index(offset);
    touched += count;
    return Arrays.copyOfRange(buffer, from, from + count);
  }

  /** Bytes before {@code offset} are not needed any more. */
  void release(long offset) {
    wantedFrom = (int) Math.max(wantedFrom, Math.min(length, offset - base));
  }

  private int index(long offset) {
    return Math.toIntExact(offset - base);
  }

  /** Bytes copied so far, out of the window or within it: the work done on them. */
  long touchedBytes() {
    return touched;
  }

  // Bytes are moved only when more of them were passed: no more than one move for each byte.
  private void makeRoom() {
    if (wantedFrom >= length - wantedFrom) {
      touched += length - wantedFrom;
      System.arraycopy(buffer, wantedFrom, buffer, 0, length - wantedFrom);
      base += wantedFrom;
      length -= wantedFrom;
      wantedFrom = 0;
    } else {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }
}
