package org.gnvc.error;

import java.io.IOException;

/**
 * Root of all declared failures of GNVC. The message is one line that a user can act on; it never
 * needs the stack trace to be understood.
 */
public abstract sealed class GnvcException extends IOException
    permits NotGnvcException,
        VersionTooNewException,
        UnsupportedStreamException,
        CorruptStreamException,
        MissingReferenceException,
        MissingModelException,
        MissingLibraryException,
        MediaException {

  private static final long serialVersionUID = 1L;

  GnvcException(String message) {
    super(message);
  }

  GnvcException(String message, Throwable cause) {
    super(message, cause);
  }
}
