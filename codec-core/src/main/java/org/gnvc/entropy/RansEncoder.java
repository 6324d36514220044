package org.gnvc.entropy;

import java.util.Arrays;

/**
 * Collects symbols in the order in which they are decoded and codes them, last one first, when the
 * substream is finished. Not for use by several threads.
 *
 * <p>The number of lanes grows with the substream, so that short ones carry one state only.
 */
public final class RansEncoder {

  private static final int TWO_LANES_FROM = 8 << 10;
  private static final int FOUR_LANES_FROM = 16 << 10;

  // A step of the coder: symbol number modulo 4 (bits 32 up), start (16 to 31), frequency (0 to
  // 15).
  private long[] steps = new long[1 << 12];
  private int stepCount;
  private int symbolCount;

  /**
   * Appends {@code symbols[from..to)}, each with the table that the same entry of {@code
   * tableIndex} names.
   *
   * @param tables the tables
   * @param tableIndex unsigned bytes below {@code tables.size()}
   * @param symbols values that their tables can code
   * @throws IllegalArgumentException if a value is farther outside its table than escapes reach
   */
  public void encode(CdfTableSet tables, byte[] tableIndex, int[] symbols, int from, int to) {
    for (int i = from; i < to; i++) {
      encode(tables.get(tableIndex[i] & 0xFF), symbols[i]);
    }
  }

  /** Appends {@code symbols[from..to)}, all with the same table. */
  public void encode(CdfTable table, int[] symbols, int from, int to) {
    for (int i = from; i < to; i++) {
      encode(table, symbols[i]);
    }
  }

  /** Appends one symbol. */
  public void encode(CdfTable table, int symbol) {
    int index = table.index(symbol);
    step(table.start(index), table.frequency(index));
    if (index == table.symbolCount() - 1) {
      escape(table, symbol);
    }
    symbolCount++;
  }

  /** The substream for all symbols since the last call; the encoder is empty again. */
  public byte[] finish() {
    byte[] bytes = code(1);
    if (bytes.length >= FOUR_LANES_FROM) {
      bytes = code(4);
    } else if (bytes.length >= TWO_LANES_FROM) {
      bytes = code(2);
    }
    clear();
    return bytes;
  }

  /**
   * The same with a given number of lanes.
   *
   * @param lanes 1, 2 or 4
   */
  public byte[] finish(int lanes) {
    byte[] bytes = code(lanes);
    clear();
    return bytes;
  }

  private void clear() {
    stepCount = 0;
    symbolCount = 0;
  }

  private void escape(CdfTable table, int value) {
    long distance = EscapeCode.distance(value, table.minSymbol(), table.maxSymbol());
    if (distance > EscapeCode.MAX_DISTANCE) {
      throw new IllegalArgumentException(value + " is too far outside of " + table);
    }
    int prefix = EscapeCode.prefix((int) distance);
    bypass(value > table.maxSymbol() ? 1 : 0, 1);
    for (int i = 0; i < prefix; i++) {
      bypass(0, 1);
    }
    bypass(1, 1);
    if (prefix > 0) {
      bypass((int) distance & ((1 << prefix) - 1), prefix);
    }
  }

  private void bypass(int value, int bits) {
    int shift = CdfTable.PRECISION - bits;
    step(value << shift, 1 << shift);
  }

  private void step(int start, int frequency) {
    if (stepCount == steps.length) {
      steps = Arrays.copyOf(steps, 2 * stepCount);
    }
    steps[stepCount++] = (long) (symbolCount & 3) << 32 | (long) start << 16 | frequency;
  }

  byte[] code(int lanes) {
    if (stepCount == 0) {
      return new byte[0];
    }
    // A step writes one word at the most.
    RansWords words = new RansWords(stepCount, lanes);
    long[] states = new long[lanes];
    Arrays.fill(states, RansWords.LOWER_BOUND);
    for (int i = stepCount - 1; i >= 0; i--) {
      long step = steps[i];
      long frequency = step & 0xFFFF;
      int lane = (int) (step >>> 32) & (lanes - 1);
      long state = states[lane];
      if (state >= frequency << 16) {
        words.prepend((int) state);
        state >>>= 16;
      }
      long quotient = state / frequency;
      states[lane] = (quotient << 16) + (state - quotient * frequency) + ((step >>> 16) & 0xFFFF);
    }
    return words.finish(states);
  }
}
