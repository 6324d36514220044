package org.gnvc.bridge;

import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.error.NotGnvcException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.error.VersionTooNewException;

/** What came of a call: {@code GnvcStatus} of the C interface. */
enum Status {
  OK(0),
  AGAIN(1),
  END(2),
  ARGUMENT(-1),
  NOT_GNVC(-2),
  VERSION(-3),
  UNSUPPORTED(-4),
  CORRUPT(-5),
  REFERENCE(-6),
  MODEL(-7),
  LIBRARY(-8),
  MEMORY(-9),
  INTERNAL(-10);

  private final int code;

  Status(int code) {
    this.code = code;
  }

  /** The number in C. */
  int code() {
    return code;
  }

  /** The status that tells of a failure. */
  static Status of(Throwable failure) {
    if (failure instanceof GnvcException declared) {
      return of(declared);
    }
    if (failure instanceof InvalidArgumentException) {
      return ARGUMENT;
    }
    if (failure instanceof LinkageError) {
      return LIBRARY;
    }
    return failure instanceof OutOfMemoryError ? MEMORY : INTERNAL;
  }

  private static Status of(GnvcException failure) {
    if (failure instanceof NotGnvcException) {
      return NOT_GNVC;
    } else if (failure instanceof VersionTooNewException) {
      return VERSION;
    } else if (failure instanceof UnsupportedStreamException) {
      return UNSUPPORTED;
    } else if (failure instanceof CorruptStreamException) {
      return CORRUPT;
    } else if (failure instanceof MissingReferenceException) {
      return REFERENCE;
    } else if (failure instanceof MissingModelException) {
      return MODEL;
    } else if (failure instanceof MissingLibraryException) {
      return LIBRARY;
    } else if (failure instanceof MediaException) {
      return INTERNAL;
    }
    throw new AssertionError(failure);
  }

  /** One line for the user. */
  String line(Throwable failure) {
    String reason = failure.getMessage();
    String said =
        switch (this) {
          case MEMORY -> "out of memory" + (reason == null ? "" : ": " + reason);
          case INTERNAL ->
              "internal error: "
                  + failure.getClass().getSimpleName()
                  + (reason == null ? "" : ": " + reason);
          default -> reason == null ? failure.getClass().getSimpleName() : reason;
        };
    return said.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
