package org.gnvc.conformance.independent;

/** Something that was not decoded: the byte offset of the unit or the damage, and why. */
record Loss(int offset, Kind kind, String message) {
  @Override
  public String toString() {
    return kind.word + " at byte " + offset + ": " + message;
  }
}
