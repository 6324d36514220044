package org.gnvc.codec;

import java.util.OptionalInt;

/**
 * Everything a decoder lets its user choose.
 *
 * @param steps refinement steps instead of those that the stream asks for, 1 to 8; 0 leaves the
 *     refinement out
 */
public record DecoderOptions(OptionalInt steps) {

  public DecoderOptions {
    if (steps.isPresent() && (steps.getAsInt() < 0 || steps.getAsInt() > 8)) {
      throw new IllegalArgumentException(
          "refinement steps must be 0 to 8, not " + steps.getAsInt());
    }
  }

  /** As the stream asks. */
  public static DecoderOptions defaults() {
    return new DecoderOptions(OptionalInt.empty());
  }
}
