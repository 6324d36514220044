package org.gnvc.codec;

import org.gnvc.bitstream.GroupHeader;
import org.gnvc.error.MissingReferenceException;

/** Knows whether a group can be decoded after the ones before it. */
final class GroupOrder {

  private static final long NOTHING = -1;

  private long nextFrame = NOTHING;
  private long keyFrame;
  private int nextLatent;

  /**
   * Checks that everything that the group builds on was decoded.
   *
   * @throws MissingReferenceException if a group before it is missing
   */
  void check(GroupHeader group) throws MissingReferenceException {
    if (!group.key() && group.firstFrame() != nextFrame) {
      lose();
      throw new MissingReferenceException(group.firstFrame(), group.endFrame());
    }
  }

  /** Number of the first frame of the key group that this group is, or builds on. */
  long keyFrame(GroupHeader group) {
    return group.key() ? group.firstFrame() : keyFrame;
  }

  /** Number of the group's first latent, counted from the key group's first. */
  int firstLatent(GroupHeader group) {
    return group.key() ? 0 : nextLatent;
  }

  /** The group was decoded wholly. */
  void accept(GroupHeader group) {
    nextLatent = firstLatent(group) + group.latentCount();
    keyFrame = keyFrame(group);
    boolean padded =
        (group.frameCount() - (group.key() ? 1 : 0)) % GroupHeader.FRAMES_PER_LATENT != 0;
    nextFrame = padded ? NOTHING : group.endFrame();
  }

  /** What was decoded so far can no longer be built on. */
  void lose() {
    nextFrame = NOTHING;
  }
}
