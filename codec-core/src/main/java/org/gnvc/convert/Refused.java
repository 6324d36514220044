package org.gnvc.convert;

import org.gnvc.error.MissingModelException;

/** Failures of checkpoint files, in one form. */
final class Refused {

  private static final int LONGEST = 80;

  private Refused() {}

  /** The file is damaged, or made to look like a checkpoint. */
  static MissingModelException damaged(String file, String how) {
    return new MissingModelException(
        "checkpoint %s is damaged: %s".formatted(file, how), "fetch it again");
  }

  /** The file is of a kind that is not read. */
  static MissingModelException unreadable(String file, String how) {
    return new MissingModelException(
        "checkpoint %s cannot be read: %s".formatted(file, how),
        "give safetensors, or a .pth file with tensors only");
  }

  /** Text from a file, made fit for a message: short and without control characters. */
  static String quoted(String text) {
    String printable = text.replaceAll("[^ -~]", "?");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "...";
  }
}
