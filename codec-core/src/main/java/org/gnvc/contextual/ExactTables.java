package org.gnvc.contextual;

import org.gnvc.entropy.GaussianTables;

/**
 * The functions that the exact arithmetic looks up: entry {@code v + 32768} belongs to the value v.
 * Not copied, treat as read-only.
 *
 * @param wsilu 512 * x * sigmoid(4x), with x = v/512, of 16 bits
 * @param anchorStep 512 * (1.5 * sigmoid(x) + 0.5), of 16 bits
 * @param scaleIndex index of the Gaussian table for the scale x, 0..63
 */
public record ExactTables(int[] wsilu, int[] anchorStep, int[] scaleIndex) {

  /** Entries of each table. */
  public static final int VALUES = 1 << 16;

  public ExactTables {
    check("wsilu", wsilu, Short.MIN_VALUE, Short.MAX_VALUE);
    check("anchorStep", anchorStep, Short.MIN_VALUE, Short.MAX_VALUE);
    check("scaleIndex", scaleIndex, 0, GaussianTables.COUNT - 1);
  }

  private static void check(String name, int[] table, int least, int most) {
    if (table.length != VALUES) {
      throw new IllegalArgumentException(name + " has " + table.length + " entries");
    }
    for (int v : table) {
      if (v < least || v > most) {
        throw new IllegalArgumentException(name + " has an entry " + v);
      }
    }
  }
}
