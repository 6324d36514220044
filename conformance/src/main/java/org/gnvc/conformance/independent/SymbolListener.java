package org.gnvc.conformance.independent;

/** Is told every symbol in the order in which a substream codes it. */
public interface SymbolListener {
  /**
   * A symbol.
   *
   * @param cumulative cumulative frequencies of its table, the escape last; not to be changed
   * @param least smallest integer of the table's run
   * @param value the symbol
   */
  void symbol(int[] cumulative, int least, int value);

  /** The substream has ended soundly; the next symbol is the first of another one. */
  default void end() {}
}
