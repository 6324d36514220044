package org.gnvc.bitstream;

import java.util.List;

/**
 * The header of a coded group.
 *
 * @param key whether the group needs nothing before it
 * @param firstFrame number of its first frame in the stream, 0 to {@value #MAX_FRAME}; a predictive
 *     group can be decoded only directly after the group that ends there
 * @param frameCount frames to show, at least 1, at most {@value #MAX_FRAMES}, in a key group one
 *     more; latents may hold more frames, repeats of the last one
 * @param rateIndex 0 (smallest) to {@value #MAX_RATE_INDEX} (best)
 * @param steps refinement steps, 1 to {@value SequenceHeader#MAX_STEPS}
 * @param tN share of the decoded latent where refinement starts, in 1/256; 1 to 255
 * @param noiseSeedOffset added to the sequence's noise seed, modulo 2^32
 * @param timestamps one for each frame, in ticks, strictly increasing, each of magnitude at most
 *     {@value #MAX_TIMESTAMP}; or none, when the frame rate gives them
 */
public record GroupHeader(
    boolean key,
    long firstFrame,
    int frameCount,
    int rateIndex,
    int steps,
    int tN,
    int noiseSeedOffset,
    List<Long> timestamps) {

  /** Frames that one latent holds, except for the first latent of a key group, which holds one. */
  public static final int FRAMES_PER_LATENT = 4;

  /** Most frames of a predictive group. */
  public static final int MAX_FRAMES = (Level.MAX_LATENTS - 1) * FRAMES_PER_LATENT;

  /** Best rate index. */
  public static final int MAX_RATE_INDEX = 63;

  /** Largest frame number. */
  public static final long MAX_FRAME = (1L << 48) - 1;

  /** Largest magnitude of a timestamp. */
  public static final long MAX_TIMESTAMP = (1L << 55) - 1;

  /** Checks the ranges. */
  public GroupHeader {
    SequenceHeader.checkRange("first frame", firstFrame, 0, MAX_FRAME);
    SequenceHeader.checkRange("frame count", frameCount, 1, maxFrames(key));
    SequenceHeader.checkRange("rate index", rateIndex, 0, MAX_RATE_INDEX);
    SequenceHeader.checkRange("steps", steps, 1, SequenceHeader.MAX_STEPS);
    SequenceHeader.checkRange("tN", tN, 1, 255);
    timestamps = List.copyOf(timestamps);
    if (!timestamps.isEmpty() && timestamps.size() != frameCount) {
      throw new IllegalArgumentException(
          timestamps.size() + " timestamps for " + frameCount + " frames");
    }
    long before = -MAX_TIMESTAMP - 1;
    for (long timestamp : timestamps) {
      SequenceHeader.checkRange("timestamp", timestamp, before + 1, MAX_TIMESTAMP);
      before = timestamp;
    }
  }

  /** Most frames of a group. */
  public static int maxFrames(boolean key) {
    return key ? MAX_FRAMES + 1 : MAX_FRAMES;
  }

  /** Latents that the group is coded in: enough to hold all frames. */
  public int latentCount() {
    return key
        ? 1 + (frameCount - 1 + FRAMES_PER_LATENT - 1) / FRAMES_PER_LATENT
        : (frameCount + FRAMES_PER_LATENT - 1) / FRAMES_PER_LATENT;
  }

  /** Number of the first frame after the group. */
  public long endFrame() {
    return firstFrame + frameCount;
  }
}
