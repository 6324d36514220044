package org.gnvc.conformance.independent;

/**
 * Cumulative frequencies of the values from {@code least} on, and of the escape after them.
 *
 * @param least smallest value
 * @param cumulative increasing from 0 to 65536, one more than there are symbols
 */
record Table(int least, int[] cumulative) {
  /** All tables of {@code name} in the model file. */
  static Table[] read(Safetensors file, String name, int count) {
    int[] least = file.get(name + ".least").values();
    int[] length = file.get(name + ".length").values();
    int[] all = file.get(name + ".cumulative").values();
    if (least.length != count || length.length != count) {
      throw new IllegalArgumentException(name + " does not have " + count + " tables");
    }
    Table[] tables = new Table[count];
    int from = 0;
    for (int t = 0; t < count; t++) {
      if (length[t] < 3 || length[t] > 4097 || length[t] > all.length - from) {
        throw new IllegalArgumentException("a table of " + name + " has a wrong length");
      }
      int[] cumulative = new int[length[t]];
      System.arraycopy(all, from, cumulative, 0, length[t]);
      tables[t] = new Table(least[t], cumulative);
      tables[t].check(name);
      from += length[t];
    }
    if (from != all.length) {
      throw new IllegalArgumentException("numbers left over in " + name);
    }
    return tables;
  }

  private void check(String name) {
    boolean sound = least >= -(1 << 20) && least <= (1 << 20) - 4096;
    sound &= cumulative[0] == 0 && cumulative[symbols()] == 65536;
    for (int s = 0; s < symbols(); s++) {
      sound &= cumulative[s] < cumulative[s + 1];
    }
    if (!sound) {
      throw new IllegalArgumentException("a table of " + name + " is not one");
    }
  }

  /** Symbols, with the escape. */
  int symbols() {
    return cumulative.length - 1;
  }

  /** Largest value. */
  int most() {
    return least + symbols() - 2;
  }

  /** The symbol whose frequencies hold {@code slot}. */
  int symbol(int slot) {
    int low = 0;
    int high = symbols();
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (cumulative[middle] <= slot) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
