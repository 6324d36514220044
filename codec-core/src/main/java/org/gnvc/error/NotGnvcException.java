package org.gnvc.error;

/** The bytes are not a GNVC stream at all: the magic number is missing. */
public final class NotGnvcException extends GnvcException {

  private static final long serialVersionUID = 1L;

  public NotGnvcException(String message) {
    super(message);
  }
}
