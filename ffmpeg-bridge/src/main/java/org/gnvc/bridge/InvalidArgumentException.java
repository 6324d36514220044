package org.gnvc.bridge;

/** A setting or an argument of a call is not allowed. The message says what is. */
final class InvalidArgumentException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidArgumentException(String message) {
    super(message);
  }
}
