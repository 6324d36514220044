package org.gnvc.codec;

import static org.gnvc.bitstream.GroupHeader.FRAMES_PER_LATENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.frame.Frame;

/**
 * Cuts the sequence of frames into coded groups: 1+4k frames for a key group, 4k for a predictive
 * one, fewer at the end of a scene or of the video.
 */
final class GroupAssembler {

  /**
   * Frames of one coded group.
   *
   * @param key whether nothing before it is needed
   * @param firstFrame number of its first frame, counted from 0
   * @param frames at least one, at most one more than the group length
   */
  record FrameGroup(boolean key, long firstFrame, List<Frame> frames) {

    /** Latents that code it: the first frame of a key group has one of its own. */
    int latentCount() {
      return key ? 1 + (frames.size() + 2) / 4 : (frames.size() + 3) / 4;
    }

    /** Frames after padding: what the latents decode to. */
    int paddedFrames() {
      return key ? 4 * latentCount() - 3 : 4 * latentCount();
    }
  }

  private final int groupFrames;
  private final long keyIntervalFrames;
  private final SceneCutDetector cuts;

  private final List<Frame> pending = new ArrayList<>();
  private boolean pendingKey = true;
  private long firstFrame;
  private long lastKey;

  /**
   * @param groupFrames frames of a predictive group, a multiple of 4
   * @param keyIntervalFrames frames from the start of a key group to that of the next one, unless a
   *     cut or a forced key comes before; the groups between share them evenly
   * @param cuts scene cut detector, or null
   */
  GroupAssembler(int groupFrames, long keyIntervalFrames, SceneCutDetector cuts) {
    this.groupFrames = groupFrames;
    this.keyIntervalFrames = keyIntervalFrames;
    this.cuts = cuts;
  }

  /**
   * Takes the next frame.
   *
   * @param forceKey whether it must start a key group
   * @return the groups that it completes (0, 1 or 2)
   */
  List<FrameGroup> add(Frame frame, boolean forceKey) {
    List<FrameGroup> complete = new ArrayList<>(2);
    boolean cut = cuts != null && cuts.isCut(frame);
    if (cut || forceKey) {
      flush().ifPresent(complete::add);
      pendingKey = true;
    }
    pending.add(frame);
    if (pending.size() == wantedFrames()) {
      flush().ifPresent(complete::add);
    }
    return complete;
  }

  /** Frames of the group in work. Only the last one before a key group may need padding. */
  private long wantedFrames() {
    if (pendingKey) {
      return Math.min(groupFrames + 1, keyIntervalFrames);
    }
    long left = lastKey + keyIntervalFrames - firstFrame;
    long groups = ceilDiv(left, groupFrames);
    long latents = ceilDiv(ceilDiv(left, groups), FRAMES_PER_LATENT);
    return Math.min(left, latents * FRAMES_PER_LATENT);
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** Ends the group in work, however short it is. */
  Optional<FrameGroup> flush() {
    if (pending.isEmpty()) {
      return Optional.empty();
    }
    FrameGroup group = new FrameGroup(pendingKey, firstFrame, List.copyOf(pending));
    if (pendingKey) {
      lastKey = firstFrame;
    }
    firstFrame += pending.size();
    pending.clear();
    pendingKey = firstFrame - lastKey >= keyIntervalFrames;
    return Optional.of(group);
  }
}
