package org.gnvc.conformance.independent;

import java.util.List;
import java.util.Optional;

/** Walks through the units of a raw file, over damage. */
final class Units {
  private static final int ALLOWANCE_PER_BYTE = 8;
  private static final int LARGEST_UNIT = 9 + Level.LARGEST.unit() + 4;

  private final byte[] file;
  private final List<Loss> losses;
  private int largest = Level.LARGEST.unit();
  private int position;
  private boolean begun;
  // Bytes that may be checked in vain, which keeps the search linear.
  private long allowance = LARGEST_UNIT;

  /** Damage that is met goes to {@code losses}. */
  Units(byte[] file, List<Loss> losses) {
    this.file = file;
    this.losses = losses;
  }

  /** The sequence header was found: other units count from now on, and keep to its level. */
  void begin(Level level) {
    largest = level.unit();
    begun = true;
  }

  /** The next intact unit; empty at the end of the file. */
  Optional<Unit> next() {
    boolean searching = false;
    while (position < file.length) {
      if (!searching || Unit.syncAt(file, position)) {
        try {
          Unit unit = intactUnit();
          advance(unit.end() - position);
          return Optional.of(unit);
        } catch (Refusal refusal) {
          if (!searching) {
            losses.add(new Loss(position, refusal.kind, refusal.getMessage()));
          }
          searching = true;
        }
      }
      advance(1);
    }
    return Optional.empty();
  }

  private Unit intactUnit() throws Refusal {
    Unit unit = Unit.frame(file, position, largest);
    Refusal.damageUnless(begun || unit.type() == Unit.HEADER, "no sequence header");
    int length = unit.end() - position - Unit.SYNC.length;
    Refusal.damageUnless(length <= allowance, "too much to check");
    allowance -= length;
    unit.check(file);
    allowance += length;
    return unit;
  }

  private void advance(int bytes) {
    position += bytes;
    allowance += (long) ALLOWANCE_PER_BYTE * bytes;
  }
}
