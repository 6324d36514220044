package org.gnvc.error;

/** The stream is damaged. Carries the byte offset, counted from the start of what was read. */
public final class CorruptStreamException extends GnvcException {

  private static final long serialVersionUID = 1L;

  private final long offset;
  private final String expected;
  private final String found;

  /**
   * @param offset byte offset of the damage
   * @param expected what the specification wants there
   * @param found what was there
   */
  public CorruptStreamException(long offset, String expected, String found) {
    super("corrupt at byte %d: expected %s, found %s".formatted(offset, expected, found));
    this.offset = offset;
    this.expected = expected;
    this.found = found;
  }

  /** Byte offset of the damage, counted from the start of what was read. */
  public long offset() {
    return offset;
  }

  /** The same damage for a reader whose counting starts {@code before} bytes earlier. */
  public CorruptStreamException shiftedBy(long before) {
    CorruptStreamException shifted = new CorruptStreamException(offset + before, expected, found);
    shifted.initCause(this);
    return shifted;
  }
}
