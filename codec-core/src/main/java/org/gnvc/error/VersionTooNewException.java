package org.gnvc.error;

/** A GNVC stream or model pack of a major version that this reader does not know. */
public final class VersionTooNewException extends GnvcException {

  private static final long serialVersionUID = 1L;

  /**
   * @param what the thing with the version, for example {@code "stream"}
   * @param found major version found
   * @param supported newest major version that can be read
   */
  public VersionTooNewException(String what, int found, int supported) {
    super(
        "%s version %d is too new: this build reads versions up to %d"
            .formatted(what, found, supported));
  }
}
