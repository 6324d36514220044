package org.gnvc.entropy;

import java.util.Arrays;

/**
 * The cumulative frequencies of one alphabet: a run of consecutive integers and, as the last
 * symbol, the escape, which announces a value outside the run. Immutable.
 *
 * <p>Frequencies are at least 1 and sum to {@value #TOTAL}. Every integer that {@link
 * #canCode(int)} accepts can be coded with every table.
 */
public final class CdfTable {

  /** Bits of precision of all tables. */
  public static final int PRECISION = 16;

  /** Sum of the frequencies of a table. */
  public static final int TOTAL = 1 << PRECISION;

  /** Most symbols of a table, the escape included. */
  public static final int MAX_SYMBOLS = 4096;

  /** The least and the largest symbol of a table stay within plus or minus this value. */
  public static final int MAX_MAGNITUDE = 1 << 20;

  private final int minSymbol;
  private final int[] cumulative;

  private CdfTable(int minSymbol, int[] cumulative) {
    this.minSymbol = minSymbol;
    this.cumulative = cumulative;
  }

  /**
   * A table from its cumulative frequencies.
   *
   * @param minSymbol the least regular symbol
   * @param cumulative n + 1 strictly increasing values for n symbols, from 0 to {@value #TOTAL};
   *     entry i is the start of symbol {@code minSymbol + i}, the last symbol is the escape; copied
   * @throws IllegalArgumentException if the values are not such a table
   */
  public static CdfTable of(int minSymbol, int[] cumulative) {
    int symbols = cumulative.length - 1;
    if (symbols < 2 || symbols > MAX_SYMBOLS) {
      throw new IllegalArgumentException("a table has 2 to 4096 symbols, not " + symbols);
    }
    if (minSymbol < -MAX_MAGNITUDE || minSymbol > MAX_MAGNITUDE - MAX_SYMBOLS) {
      throw new IllegalArgumentException("least symbol out of range: " + minSymbol);
    }
    if (cumulative[0] != 0 || cumulative[symbols] != TOTAL) {
      throw new IllegalArgumentException("cumulative frequencies must run from 0 to " + TOTAL);
    }
    for (int i = 0; i < symbols; i++) {
      if (cumulative[i] >= cumulative[i + 1]) {
        throw new IllegalArgumentException("symbol " + (minSymbol + i) + " has no frequency");
      }
    }
    return new CdfTable(minSymbol, cumulative.clone());
  }

  /**
   * A table from weights that need not be normalised: each symbol gets its share of the total,
   * rounded down, but at least 1; what is left goes to the largest remainders.
   *
   * @param minSymbol the least regular symbol
   * @param weights one finite weight of at least 0 for each regular symbol, not all zero
   * @param escapeWeight weight of all values outside the run, finite, at least 0
   * @throws IllegalArgumentException if the weights or their number are out of range
   */
  public static CdfTable ofWeights(int minSymbol, double[] weights, double escapeWeight) {
    double[] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = escapeWeight;
    return of(minSymbol, FrequencyQuantizer.cumulative(all));
  }

  /** The least regular symbol. */
  public int minSymbol() {
    return minSymbol;
  }

  /** The largest regular symbol. */
  public int maxSymbol() {
    return minSymbol + cumulative.length - 3;
  }

  /** Number of symbols, the escape included. */
  public int symbolCount() {
    return cumulative.length - 1;
  }

  /** A copy of the cumulative frequencies, as {@link #of} takes them. */
  public int[] cumulative() {
    return cumulative.clone();
  }

  /** Whether {@code value} can be coded, by its own symbol or by the escape. */
  public boolean canCode(int value) {
    int index = index(value);
    return index < symbolCount() - 1
        || EscapeCode.distance(value, minSymbol(), maxSymbol()) <= EscapeCode.MAX_DISTANCE;
  }

  /** Bits that {@code value} costs with this table, escape bits included. */
  public double bits(int value) {
    int index = index(value);
    double own = PRECISION - Math.log(frequency(index)) / Math.log(2);
    return index < symbolCount() - 1
        ? own
        : own + EscapeCode.bits(EscapeCode.distance(value, minSymbol(), maxSymbol()));
  }

  /** Index of the symbol for {@code value}: that of the escape outside the run. */
  int index(int value) {
    return value >= minSymbol && value <= maxSymbol() ? value - minSymbol : symbolCount() - 1;
  }

  int start(int index) {
    return cumulative[index];
  }

  int frequency(int index) {
    return cumulative[index + 1] - cumulative[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CdfTable table
        && minSymbol == table.minSymbol
        && Arrays.equals(cumulative, table.cumulative);
  }

  @Override
  public int hashCode() {
    return 31 * minSymbol + Arrays.hashCode(cumulative);
  }

  @Override
  public String toString() {
    return "CdfTable[%d..%d]".formatted(minSymbol, maxSymbol());
  }
}
