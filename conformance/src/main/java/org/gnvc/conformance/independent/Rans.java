package org.gnvc.conformance.independent;

/** Decodes the values of a substream. */
final class Rans {
  private final Fields words;
  private final long[] states;
  private final SymbolListener listener;
  private int next;

  Rans(byte[] substream, SymbolListener listener) throws Refusal {
    this.listener = listener;
    words = new Fields(substream, 0, substream.length);
    int lanes = 1;
    int bytes = 4;
    if (substream.length > 0 && substream[0] == 0) {
      int mark = words.left() >= 2 ? (int) words.unsigned(2) : 0;
      Refusal.damageUnless(mark == 1 || mark == 2, "beginning of the substream");
      Refusal.damageUnless(substream.length % 2 == 0, "odd length of a substream with lanes");
      lanes = 2 * mark;
    } else if (substream.length % 2 == 1) {
      bytes = 3;
    }
    states = new long[lanes];
    for (int lane = 0; lane < lanes; lane++) {
      states[lane] = substream.length == 0 ? 65536 : words.unsigned(bytes);
      Refusal.damageUnless(states[lane] >= 65536, "state below 65536");
    }
  }

  /** The next value, coded with {@code table}. */
  int value(Table table) throws Refusal {
    int lane = next++ % states.length;
    int slot = (int) (states[lane] % 65536);
    int symbol = table.symbol(slot);
    int start = table.cumulative()[symbol];
    advance(lane, table.cumulative()[symbol + 1] - start, slot - start);
    int value = symbol < table.symbols() - 1 ? table.least() + symbol : escaped(table, lane);
    listener.symbol(table.cumulative(), table.least(), value);
    return value;
  }

  private int escaped(Table table, int lane) throws Refusal {
    boolean above = bits(lane, 1) == 1;
    int p = 0;
    while (bits(lane, 1) == 0) {
      p++;
      Refusal.damageUnless(p <= 15, "prefix of an escape too long");
    }
    int distance = (1 << p) + (p > 0 ? bits(lane, p) : 0);
    return above ? table.most() + distance : table.least() - distance;
  }

  private int bits(int lane, int count) throws Refusal {
    int slot = (int) (states[lane] % 65536);
    int frequency = 1 << (16 - count);
    advance(lane, frequency, slot % frequency);
    return slot / frequency;
  }

  private void advance(int lane, long frequency, int rest) throws Refusal {
    states[lane] = frequency * (states[lane] / 65536) + rest;
    if (states[lane] < 65536) {
      Refusal.damageUnless(words.left() >= 2, "no words left");
      states[lane] = states[lane] * 65536 + words.unsigned(2);
    }
  }

  /** Checks the end of the substream. */
  void end() throws Refusal {
    Refusal.damageUnless(words.left() == 0, "words left over");
    for (long state : states) {
      Refusal.damageUnless(state == 65536, "final state");
    }
    listener.end();
  }
}
