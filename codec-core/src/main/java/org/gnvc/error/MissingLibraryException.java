package org.gnvc.error;

/** A native library (libtorch, FFmpeg) cannot be loaded on this machine. */
public final class MissingLibraryException extends GnvcException {

  private static final long serialVersionUID = 1L;

  /**
   * @param library the library's name
   * @param cure how the user gets it
   * @param cause the loader's own failure
   */
  public MissingLibraryException(String library, String cure, Throwable cause) {
    super("%s cannot be loaded (%s); %s".formatted(library, cause.getMessage(), cure), cause);
  }
}
