package org.gnvc.entropy;

import org.gnvc.error.CorruptStreamException;

/**
 * Decodes one substream in runs of symbols. Every damage ends in wrong symbols or in {@link
 * CorruptStreamException} with an offset from the start of the substream; {@link #finish()} tells
 * whether all was well. Allocates nothing by what it reads. Not for use by several threads.
 */
public final class RansDecoder {

  private static final int LOWER_BOUND = RansWords.LOWER_BOUND;

  private final byte[] bytes;
  private int position;
  private final int[] states;
  private int symbolCount;

  /**
   * Reads the states.
   *
   * @param substream a whole substream; not copied, must not change while it is decoded
   * @throws CorruptStreamException if it cannot be one
   */
  public RansDecoder(byte[] substream) throws CorruptStreamException {
    bytes = substream;
    if (bytes.length == 0) {
      states = new int[] {LOWER_BOUND};
      return;
    }
    if (bytes.length < 3) {
      throw new CorruptStreamException(0, "0 or at least 3 bytes", bytes.length + " bytes");
    }
    if (bytes[0] != 0) {
      states = new int[] {bytes.length % 2 == 0 ? state() : (byteAt() << 16) | word()};
      return;
    }
    int code = word();
    if (code != 1 && code != 2) {
      throw new CorruptStreamException(0, "2 or 4 lanes", "lane code " + code);
    }
    if (bytes.length % 2 != 0 || bytes.length < 2 + (4 << code)) {
      throw new CorruptStreamException(2, "whole states and words", bytes.length + " bytes");
    }
    states = new int[1 << code];
    for (int lane = 0; lane < states.length; lane++) {
      states[lane] = state();
      if (states[lane] >>> 16 == 0) {
        throw new CorruptStreamException(position - 4, "a state of 65536 or more", "less");
      }
    }
  }

  /**
   * Decodes into {@code symbols[from..to)}, each with the table that the same entry of {@code
   * tableIndex} names.
   *
   * @param tables the tables
   * @param tableIndex unsigned bytes below {@code tables.size()}
   * @param symbols receives the values
   * @throws CorruptStreamException if the substream ends too soon or holds an impossible escape
   */
  public void decode(CdfTableSet tables, byte[] tableIndex, int[] symbols, int from, int to)
      throws CorruptStreamException {
    int mask = states.length - 1;
    for (int i = from; i < to; i++) {
      int lane = symbolCount++ & mask;
      symbols[i] = decode(tables, tableIndex[i] & 0xFF, lane);
    }
  }

  /** Decodes into {@code symbols[from..to)}, all with the table {@code table} of the set. */
  public void decode(CdfTableSet tables, int table, int[] symbols, int from, int to)
      throws CorruptStreamException {
    int mask = states.length - 1;
    for (int i = from; i < to; i++) {
      symbols[i] = decode(tables, table, symbolCount++ & mask);
    }
  }

  /**
   * Checks that the substream ends here.
   *
   * @throws CorruptStreamException if bytes are left or a lane is not back in its first state
   */
  public void finish() throws CorruptStreamException {
    if (position != bytes.length) {
      throw new CorruptStreamException(
          position, "the end of the substream", (bytes.length - position) + " bytes more");
    }
    for (int state : states) {
      if (state != LOWER_BOUND) {
        throw new CorruptStreamException(
            position, "end state 65536", Integer.toUnsignedString(state));
      }
    }
  }

  private int decode(CdfTableSet tables, int table, int lane) throws CorruptStreamException {
    int state = states[lane];
    int slot = state & 0xFFFF;
    int above = slot - tables.peakStart[table];
    int frequency = tables.peakFrequency[table];
    if (above >= 0 && above < frequency) {
      advance(lane, frequency * (state >>> 16) + above);
      return tables.peakValue[table];
    }
    int at = tables.find(table, slot);
    int start = tables.cumulative[at];
    advance(lane, (tables.cumulative[at + 1] - start) * (state >>> 16) + slot - start);
    return tables.isEscape(table, at) ? escaped(tables.get(table), lane) : tables.value(table, at);
  }

  private int escaped(CdfTable table, int lane) throws CorruptStreamException {
    boolean up = bypass(lane, 1) != 0;
    int prefix = 0;
    while (bypass(lane, 1) == 0) {
      if (++prefix > EscapeCode.MAX_PREFIX) {
        throw new CorruptStreamException(position, "at most 15 zeros in an escape", "more");
      }
    }
    int distance = 1 << prefix;
    if (prefix > 0) {
      distance |= bypass(lane, prefix);
    }
    return up ? table.maxSymbol() + distance : table.minSymbol() - distance;
  }

  private int bypass(int lane, int bits) throws CorruptStreamException {
    int shift = CdfTable.PRECISION - bits;
    int state = states[lane];
    int value = (state & 0xFFFF) >>> shift;
    advance(lane, ((state >>> 16) << shift) | (state & ((1 << shift) - 1)));
    return value;
  }

  private void advance(int lane, int state) throws CorruptStreamException {
    states[lane] = state >>> 16 != 0 ? state : state << 16 | nextWord();
  }

  private int nextWord() throws CorruptStreamException {
    if (position >= bytes.length) {
      throw new CorruptStreamException(position, "another word", "the end of the substream");
    }
    return word();
  }

  private int state() {
    return word() << 16 | word();
  }

  private int word() {
    return byteAt() << 8 | byteAt();
  }

  private int byteAt() {
    return bytes[position++] & 0xFF;
  }
}
