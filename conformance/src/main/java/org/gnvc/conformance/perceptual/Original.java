package org.gnvc.conformance.perceptual;

import java.util.List;
import java.util.stream.IntStream;
import org.gnvc.frame.Frame;
import org.gnvc.metrics.Motion;
import org.gnvc.metrics.SmoothFlow;
import org.gnvc.metrics.WarpError;

/**
 * A clip and how it moves.
 *
 * @param clip the clip
 * @param motion from each frame to the next
 * @param warpError of the clip itself
 */
public record Original(ShownClip clip, List<Motion> motion, double warpError) {

  /** Copies the list. */
  public Original {
    motion = List.copyOf(motion);
  }

  /** Finds out how a clip of two frames or more moves. */
  public static Original of(ShownClip clip) {
    List<Frame> frames = clip.frames();
    List<Motion> motion =
        IntStream.range(0, frames.size() - 1)
            .parallel()
            .mapToObj(i -> Motion.between(frames.get(i), frames.get(i + 1), new SmoothFlow()))
            .toList();
    return new Original(clip, motion, WarpError.of(frames, motion));
  }
}
