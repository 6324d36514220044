package org.gnvc.error;

/**
 * The stream or input is well formed, but asks for something that this build or its limits do not
 * offer (a profile, a size over the level, a pixel format).
 */
public final class UnsupportedStreamException extends GnvcException {

  private static final long serialVersionUID = 1L;

  public UnsupportedStreamException(String message) {
    super(message);
  }
}
