package org.gnvc.conformance.independent;

import java.util.List;
import java.util.Optional;

/** Walks through the units of a raw file, over damage. */
final class Units {
  private static final int WORK_PER_BYTE = 8;
  private static final int LARGEST_UNIT = 9 + Level.LARGEST.unit() + 4;

  private final byte[] file;
  private final List<Loss> losses;
  private int largest = Level.LARGEST.unit();
  private int position;
  private long checked;

  /** Damage that is met goes to {@code losses}. */
  Units(byte[] file, List<Loss> losses) {
    this.file = file;
    this.losses = losses;
  }

  /** From now on units of other types than the header keep to {@code level}. */
  void limit(Level level) {
    largest = level.unit();
  }

  /** The next intact unit; empty at the end of the file. */
  Optional<Unit> next() {
    boolean searching = false;
    while (position < file.length) {
      if (searching && !Unit.syncAt(file, position)) {
        position++;
        continue;
      }
      try {
        Unit unit = Unit.frame(file, position, largest);
        allow(unit);
        unit.check(file);
        position = unit.end();
        return Optional.of(unit);
      } catch (Refusal refusal) {
        if (!searching) {
          losses.add(new Loss(position, refusal.kind, refusal.getMessage()));
        }
        searching = true;
        position++;
      }
    }
    return Optional.empty();
  }

  /** Keeps the search linear: what was checked may not outgrow what was passed. */
  private void allow(Unit unit) throws Refusal {
    long length = unit.end() - (position + Unit.SYNC.length);
    long allowed = LARGEST_UNIT + (long) WORK_PER_BYTE * position;
    Refusal.damageUnless(checked + length <= allowed, "too much to check");
    checked += length;
  }
}
