package org.gnvc.entropy;

import java.util.Arrays;

/**
 * Writes a substream from its end to its start: words first, then the states and the head. One lane
 * has no head; its state takes 3 bytes where that is enough, which makes the length odd. As no such
 * state begins with a zero byte, a leading zero announces several lanes.
 */
final class RansWords {

  /** Where every state starts in the encoder and ends in the decoder. */
  static final int LOWER_BOUND = 1 << 16;

  private final byte[] bytes;
  private int first;

  RansWords(int maxWords, int lanes) {
    bytes = new byte[2 + 4 * lanes + 2 * maxWords];
    first = bytes.length;
  }

  /** Puts the low 16 bits of {@code word} in front. */
  void prepend(int word) {
    bytes[--first] = (byte) word;
    bytes[--first] = (byte) (word >>> 8);
  }

  byte[] finish(long[] states) {
    if (states.length == 1) {
      prepend((int) states[0]);
      bytes[--first] = (byte) (states[0] >>> 16);
      if (states[0] >>> 24 != 0) {
        bytes[--first] = (byte) (states[0] >>> 24);
      }
    } else {
      for (int lane = states.length - 1; lane >= 0; lane--) {
        prepend((int) states[lane]);
        prepend((int) (states[lane] >>> 16));
      }
      prepend(Integer.numberOfTrailingZeros(states.length));
    }
    return Arrays.copyOfRange(bytes, first, bytes.length);
  }
}
