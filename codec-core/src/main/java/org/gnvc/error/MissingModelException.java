package org.gnvc.error;

/** A model pack is missing, incomplete, or not the one that the stream was made with. */
public final class MissingModelException extends GnvcException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what what is missing or does not fit
   * @param cure how the user gets it
   */
  public MissingModelException(String what, String cure) {
    super(what + "; " + cure);
  }
}
