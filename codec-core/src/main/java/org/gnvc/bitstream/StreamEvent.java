package org.gnvc.bitstream;

import org.gnvc.error.GnvcException;

/** What a reader comes upon in a raw file. */
public sealed interface StreamEvent {

  /** Offset of the first byte in the file. */
  long offset();

  /**
   * A coded group whose checksum is right.
   *
   * @param group the group
   * @param offset offset of its sync word
   * @param bytes its bytes in the file, sync word included
   */
  record Group(CodedGroup group, long offset, int bytes) implements StreamEvent {}

  /**
   * Bytes that could not be used. The next event, if there is one, is intact.
   *
   * @param offset where they begin
   * @param end where reading goes on, or the end of the file
   * @param cause what is wrong with them
   */
  record Damage(long offset, long end, GnvcException cause) implements StreamEvent {

    /** What is wrong with them, one line. */
    public String reason() {
      return cause.getMessage();
    }
  }
}
