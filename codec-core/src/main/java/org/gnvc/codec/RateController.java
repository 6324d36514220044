package org.gnvc.codec;

import static org.gnvc.codec.RateTarget.MAX_RATE_INDEX;
import static org.gnvc.codec.RateTarget.MIN_RATE_INDEX;

/**
 * Chooses the rate index of every group. With a size target it gives each group a share of the bits
 * that are left, tries a few indices (the caller codes the group at each) and carries what it
 * missed over to the next groups.
 *
 * <p>A key group is dearer than the predictive groups that build on it. Its share is planned so
 * that the whole key interval, coded at one index, meets the target.
 */
final class RateController {

  /** What the caller does for a trial: code the group at an index and tell the size. */
  interface Trial<X extends Exception> {
    /** Size in bits of the group coded at {@code rateIndex}. */
    long bitsAt(int rateIndex) throws X;
  }

  /** A trial this close to its share needs no further one. */
  private static final double CLOSE_ENOUGH = 0.02;

  private static final int MOST_TRIALS = 5;

  /** Groups over which a missed share is made up for when the video's length is unknown. */
  private static final int HORIZON_GROUPS = 6;

  /** Growth of log2(bits) per rate index before anything was measured. */
  private static final double FIRST_SLOPE = 0.06;

  private final double bitsPerFrame;
  private final int groupFrames;
  private final long keyIntervalFrames;
  private final long expectedFrames;

  private double spentBits;
  private long codedFrames;
  private long lastKeyFrame;
  private double lastKeyBits;
  private int lastKeyIndex;
  private int lastIndex;

  /** Bits per frame of predictive groups as a share of a key group's bits, at the same index. */
  private double predictiveShare = 0.035;

  private double slope = FIRST_SLOPE;

  /**
   * @param bitsPerFrame the target
   * @param groupFrames frames of a predictive group
   * @param keyIntervalFrames frames between key groups
   * @param expectedFrames frames of the whole video, or {@link Long#MAX_VALUE}
   * @param fixedBits bits spent on headers before the first group
   * @param firstIndex where to start searching
   */
  RateController(
      double bitsPerFrame,
      int groupFrames,
      long keyIntervalFrames,
      long expectedFrames,
      double fixedBits,
      int firstIndex) {
    this.bitsPerFrame = bitsPerFrame;
    this.groupFrames = groupFrames;
    this.keyIntervalFrames = keyIntervalFrames;
    this.expectedFrames = expectedFrames;
    this.spentBits = fixedBits;
    this.lastIndex = firstIndex;
  }

  /**
   * Chooses the index of the next group. The chosen index has been tried.
   *
   * @param key whether it is a key group
   * @param frames its true frame count
   * @param trial codes the group
   * @return the index to keep
   */
  <X extends Exception> int choose(boolean key, int frames, Trial<X> trial) throws X {
    double share = Math.max(1, key ? keyShare(frames) : predictiveShare(frames));
    double[] bits = new double[MAX_RATE_INDEX + 1];
    int index = lastIndex;
    int low = MIN_RATE_INDEX;
    int high = MAX_RATE_INDEX;
    int best = index;
    for (int trials = 0; trials < MOST_TRIALS; trials++) {
      bits[index] = trial.bitsAt(index);
      if (trials == 0 || miss(bits[index], share) < miss(bits[best], share)) {
        best = index;
      }
      if (miss(bits[index], share) < CLOSE_ENOUGH) {
        break;
      }
      if (bits[index] > share) {
        high = index - 1;
      } else {
        low = index + 1;
      }
      if (low > high) {
        break;
      }
      index = clamp(index + (int) Math.rint(log2(share / bits[index]) / slope), low, high);
      learnSlope(bits);
    }
    settle(key, frames, best, bits[best]);
    return best;
  }

  private double keyShare(int frames) {
    long interval = Math.min(keyIntervalFrames, expectedFrames - codedFrames);
    long later = Math.max(0, interval - frames);
    double budget = bitsPerFrame * (codedFrames + frames + later) - spentBits;
    return budget / (1 + predictiveShare * later);
  }

  private double predictiveShare(int frames) {
    long untilKey = keyIntervalFrames - (codedFrames - lastKeyFrame);
    long untilEnd = expectedFrames - codedFrames;
    // What a dear key group overspent is paid back evenly until the next one. Where the end is
    // unknown it must be paid back sooner, because the video may stop at any time.
    long unplanned =
        expectedFrames == Long.MAX_VALUE ? (long) HORIZON_GROUPS * groupFrames : untilEnd;
    long horizon = Math.max(frames, Math.min(untilKey, unplanned));
    double debt = spentBits - bitsPerFrame * codedFrames;
    return frames * (bitsPerFrame - debt / horizon);
  }

  private void settle(boolean key, int frames, int index, double bits) {
    if (key) {
      lastKeyFrame = codedFrames;
      lastKeyBits = bits;
      lastKeyIndex = index;
    } else if (lastKeyBits > 0) {
      double sameIndex = bits * Math.pow(2, slope * (lastKeyIndex - index));
      double measured = sameIndex / frames / lastKeyBits;
      predictiveShare += 0.3 * (measured - predictiveShare);
    }
    spentBits += bits;
    codedFrames += frames;
    lastIndex = index;
  }

  /** Takes the slope from the two tried indices that are furthest apart. */
  private void learnSlope(double[] bits) {
    int first = -1;
    int last = -1;
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] > 0) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    if (last > first && bits[last] > bits[first]) {
      slope = clamp(log2(bits[last] / bits[first]) / (last - first), 0.01, 0.3);
    }
  }

  private static double miss(double bits, double share) {
    return Math.abs(bits / share - 1);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static int clamp(int value, int low, int high) {
    return Math.max(low, Math.min(high, value));
  }

  private static double clamp(double value, double low, double high) {
    return Math.max(low, Math.min(high, value));
  }
}
