package org.gnvc.bridge;

/** A setting is unknown or its value is not allowed. The message says what is. */
final class InvalidSettingException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidSettingException(String message) {
    super(message);
  }
}
