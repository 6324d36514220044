package org.gnvc.entropy;

import java.util.List;

/**
 * Tables that are chosen per symbol by an index, laid out for fast decoding. Immutable.
 *
 * <p>Most symbols are the most probable one of their table (its peak), so that is tried first; all
 * others are found from the first symbol of the slot's bucket of 256.
 */
public final class CdfTableSet {

  private static final int BUCKET_SHIFT = 8;
  private static final int BUCKETS = CdfTable.TOTAL >> BUCKET_SHIFT;

  /** Most tables of a set: an index is one unsigned byte. */
  public static final int MAX_TABLES = 256;

  private final List<CdfTable> tables;

  // Per table: start, frequency and value of the peak.
  final int[] peakStart;
  final int[] peakFrequency;
  final int[] peakValue;

  // All cumulative frequencies in one array; a table's part begins at base[table].
  final int[] cumulative;
  private final int[] base;
  private final char[] firstInBucket;
  private final int[] minSymbol;
  private final int[] escape;

  /**
   * @param tables 1 to {@value #MAX_TABLES} tables
   */
  public CdfTableSet(List<CdfTable> tables) {
    if (tables.isEmpty() || tables.size() > MAX_TABLES) {
      throw new IllegalArgumentException("a set has 1 to 256 tables, not " + tables.size());
    }
    this.tables = List.copyOf(tables);
    int count = tables.size();
    peakStart = new int[count];
    peakFrequency = new int[count];
    peakValue = new int[count];
    base = new int[count];
    minSymbol = new int[count];
    escape = new int[count];
    firstInBucket = new char[count * BUCKETS];
    cumulative = new int[tables.stream().mapToInt(table -> table.symbolCount() + 1).sum()];
    int next = 0;
    for (int t = 0; t < count; t++) {
      CdfTable table = tables.get(t);
      base[t] = next;
      minSymbol[t] = table.minSymbol();
      escape[t] = table.symbolCount() - 1;
      System.arraycopy(table.cumulative(), 0, cumulative, next, table.symbolCount() + 1);
      next += table.symbolCount() + 1;
      fillBuckets(t, table);
      fillPeak(t, table);
    }
  }

  /** Number of tables. */
  public int size() {
    return tables.size();
  }

  /** The table with this index. */
  public CdfTable get(int index) {
    return tables.get(index);
  }

  /** Index within {@link #cumulative} of the symbol that holds {@code slot} (0 to 65535). */
  int find(int table, int slot) {
    int at = base[table] + firstInBucket[table * BUCKETS + (slot >>> BUCKET_SHIFT)];
    while (cumulative[at + 1] <= slot) {
      at++;
    }
    return at;
  }

  /** Value of the regular symbol at {@code position} within {@link #cumulative}. */
  int value(int table, int position) {
    return minSymbol[table] + position - base[table];
  }

  boolean isEscape(int table, int position) {
    return position - base[table] == escape[table];
  }

  private void fillBuckets(int t, CdfTable table) {
    int symbol = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      while (table.start(symbol + 1) <= bucket << BUCKET_SHIFT) {
        symbol++;
      }
      firstInBucket[t * BUCKETS + bucket] = (char) symbol;
    }
  }

  private void fillPeak(int t, CdfTable table) {
    int peak = 0;
    for (int i = 1; i < escape[t]; i++) {
      if (table.frequency(i) > table.frequency(peak)) {
        peak = i;
      }
    }
    peakStart[t] = table.start(peak);
    peakFrequency[t] = table.frequency(peak);
    peakValue[t] = table.minSymbol() + peak;
  }
}
