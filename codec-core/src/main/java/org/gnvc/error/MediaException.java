package org.gnvc.error;

/** A video file cannot be read or written: missing, empty, damaged beyond use, disk full. */
public final class MediaException extends GnvcException {

  private static final long serialVersionUID = 1L;

  /**
   * @param file the file as the user named it
   * @param problem what is wrong with it
   */
  public MediaException(String file, String problem) {
    super(file + ": " + problem);
  }
}
