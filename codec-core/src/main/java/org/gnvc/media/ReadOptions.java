package org.gnvc.media;

import java.util.Objects;
import java.util.function.Consumer;
import org.gnvc.frame.Rational;

/**
 * What to read of a file, and how.
 *
 * @param start number of the first frame to deliver, from 0; found by decoding, hence exact
 * @param frames most frames to deliver
 * @param frameRate rate of an image sequence, or null for the file's own (25 for images)
 * @param warnings gets one line for everything that is not as it seems: dropped alpha, interlacing,
 *     damage
 */
public record ReadOptions(long start, long frames, Rational frameRate, Consumer<String> warnings) {

  /** The whole file, warnings dropped. */
  public static final ReadOptions DEFAULT = new ReadOptions(0, Long.MAX_VALUE, null, warning -> {});

  /** Checks the ranges. */
  public ReadOptions {
    if (start < 0 || frames < 1) {
      throw new IllegalArgumentException("start " + start + ", frames " + frames);
    }
    Objects.requireNonNull(warnings);
  }

  /** The same with another selection of frames. */
  public ReadOptions select(long newStart, long newFrames) {
    return new ReadOptions(newStart, newFrames, frameRate, warnings);
  }

  /** The same with another frame rate for image sequences. */
  public ReadOptions withFrameRate(Rational newRate) {
    return new ReadOptions(start, frames, newRate, warnings);
  }

  /** The same with another receiver of warnings. */
  public ReadOptions withWarnings(Consumer<String> newWarnings) {
    return new ReadOptions(start, frames, frameRate, newWarnings);
  }
}
