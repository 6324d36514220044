package org.gnvc.cli;

import java.io.IOException;

/** The user asked to stop; what was complete by then is kept. */
final class InterruptedByUserException extends IOException {

  private static final long serialVersionUID = 1L;

  InterruptedByUserException(String message) {
    super(message);
  }
}
