package org.gnvc.bitstream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The four bytes in front of every unit of a raw file. Those of the first unit are also the file's
 * magic number.
 */
final class SyncWord {

  static final int BYTES = 4;

  private static final byte[] WORD = "GNVC".getBytes(StandardCharsets.US_ASCII);

  private SyncWord() {}

  static byte[] bytes() {
    return WORD.clone();
  }

  /** Whether one begins at this offset. */
  static boolean isAt(ByteWindow window, long offset) throws IOException {
    if (window.available(offset, BYTES) < BYTES) {
      return false;
    }
    for (int i = 0; i < BYTES; i++) {
      if (window.get(offset + i) != WORD[i]) {
        return false;
      }
    }
    return true;
  }
}
