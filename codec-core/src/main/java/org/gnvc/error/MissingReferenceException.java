package org.gnvc.error;

/**
 * A predictive group cannot be decoded because the group before it was lost. The group itself is
 * sound; decoding goes on at the next key group.
 */
public final class MissingReferenceException extends GnvcException {

  private static final long serialVersionUID = 1L;

  /**
   * @param firstFrame number of the group's first frame
   * @param endFrame number of the frame after its last one
   */
  public MissingReferenceException(long firstFrame, long endFrame) {
    super(
        "frames %d to %d need the group before them, which is missing"
            .formatted(firstFrame, endFrame - 1));
  }
}
