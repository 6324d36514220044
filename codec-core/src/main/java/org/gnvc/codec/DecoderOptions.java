package org.gnvc.codec;

import java.util.OptionalInt;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.integer.Arithmetic;

/**
 * Everything a decoder lets its user choose.
 *
 * @param steps refinement steps instead of those that the stream asks for, 1 to 8; 0 leaves the
 *     refinement out
 * @param arithmetic how symbols are computed, for tests and comparisons: they are the same in each
 */
public record DecoderOptions(OptionalInt steps, Arithmetic arithmetic) {

  /** Checks the range. */
  public DecoderOptions {
    if (steps.orElse(0) < 0 || steps.orElse(0) > SequenceHeader.MAX_STEPS) {
      throw new IllegalArgumentException(
          "refinement steps must be 0 to 8, not " + steps.getAsInt());
    }
  }

  /** With a choice of steps, and symbols computed in the fastest way. */
  public DecoderOptions(OptionalInt steps) {
    this(steps, Arithmetic.SHORTEST);
  }

  /** As the stream asks. */
  public static DecoderOptions defaults() {
    return new DecoderOptions(OptionalInt.empty());
  }
}
