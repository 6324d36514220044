package org.gnvc.bitstream;

import java.util.Objects;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/**
 * Everything that is the same for all groups of a stream.
 *
 * @param version version of the bitstream
 * @param profile family of networks
 * @param level limits that the stream keeps
 * @param format picture size, sampling, bit depth and colour of the source; the size is within the
 *     level
 * @param frameRate frames per second; the nominal rate where groups carry timestamps
 * @param timeBase seconds per tick of timestamps
 * @param entropyModel hash of the model that decides all symbols
 * @param synthesisModel hash of the model that decides pixels
 * @param tN share of the decoded latent where refinement starts, in 1/256; 1 to 255
 * @param steps refinement steps of groups that do not say otherwise, 1 to {@value #MAX_STEPS}
 * @param noiseSeed seed of the noise; any 32 bits
 */
public record SequenceHeader(
    StreamVersion version,
    Profile profile,
    Level level,
    VideoFormat format,
    Rational frameRate,
    Rational timeBase,
    ModelHash entropyModel,
    ModelHash synthesisModel,
    int tN,
    int steps,
    int noiseSeed) {

  /** Most refinement steps. */
  public static final int MAX_STEPS = 8;

  /** Checks the ranges. */
  public SequenceHeader {
    Objects.requireNonNull(version);
    Objects.requireNonNull(profile);
    Objects.requireNonNull(frameRate);
    Objects.requireNonNull(timeBase);
    Objects.requireNonNull(entropyModel);
    Objects.requireNonNull(synthesisModel);
    if (!level.allows(format.width(), format.height())) {
      throw new IllegalArgumentException(format + " is over the limits of level " + level);
    }
    checkRange("tN", tN, 1, 255);
    checkRange("steps", steps, 1, MAX_STEPS);
  }

  /**
   * Timestamp of a frame of a constant-rate stream: {@code frame / frameRate} in ticks, rounded to
   * the nearest.
   */
  public long ptsOf(long frame) {
    return frameRate.inverse().rescale(frame, timeBase);
  }

  /** Whether {@link #ptsOf} has a result, and one that is below 2^63 - 1. */
  boolean hasPts(long frame) {
    try {
      return ptsOf(frame) < Long.MAX_VALUE;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  static void checkRange(String field, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, not %d".formatted(field, min, max, value));
    }
  }
}
