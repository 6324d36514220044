package org.gnvc.conformance.perceptual;

import java.util.List;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;

/**
 * A clip that is encoded, decoded and looked at.
 *
 * @param kind what sort of clip it is
 * @param name unique among those of its kind, one word
 * @param frameRate frames per second
 * @param frames its frames; timestamps count frames
 */
public record ShownClip(Kind kind, String name, Rational frameRate, List<Frame> frames) {

  /** Sorts of clips, which have limits of their own. */
  public enum Kind {
    /** Scenes that the project draws itself. */
    DRAWN,
    /** Videos from a folder of the user. */
    REAL
  }

  /** Copies the list. */
  public ShownClip {
    frames = List.copyOf(frames);
  }
}
