package org.gnvc.codec;

import java.util.OptionalInt;
import org.gnvc.bitstream.SequenceHeader;

/**
 * Everything a decoder lets its user choose.
 *
 * @param steps refinement steps instead of those that the stream asks for, 1 to 8; 0 leaves the
 *     refinement out
 */
public record DecoderOptions(OptionalInt steps) {

  public DecoderOptions {
    if (steps.orElse(0) < 0 || steps.orElse(0) > SequenceHeader.MAX_STEPS) {
      throw new IllegalArgumentException(
          "refinement steps must be 0 to 8, not " + steps.getAsInt());
    }
  }

  /** As the stream asks. */
  public static DecoderOptions defaults() {
    return new DecoderOptions(OptionalInt.empty());
  }
}
