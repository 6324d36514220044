package org.gnvc.conformance.judge;

import java.util.Objects;

/**
 * A number held against its limit.
 *
 * @param name what was measured and on what, for example {@code LPIPS (alex)}
 * @param value the measured value
 * @param bound which side of the limit is good
 * @param limit the limit, itself still good
 */
public record Measurement(String name, double value, Bound bound, double limit) {

  /** Which side of a limit is good. */
  public enum Bound {
    /** Small values are good. */
    AT_MOST,
    /** Great values are good. */
    AT_LEAST
  }

  /** Checks that nothing is missing. */
  public Measurement {
    Objects.requireNonNull(name);
    Objects.requireNonNull(bound);
  }

  /** Whether the value keeps the limit; never for NaN. */
  public boolean kept() {
    return bound == Bound.AT_MOST ? value <= limit : value >= limit;
  }
}
