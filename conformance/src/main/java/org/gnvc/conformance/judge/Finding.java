package org.gnvc.conformance.judge;

import java.util.Objects;

/**
 * What a scenario has found out by its end.
 *
 * @param subject what it judged: a vector's name, or a clip with its rate
 * @param evidence what its verdict rests on
 */
public record Finding(String subject, Evidence evidence) {

  /** Checks that nothing is missing. */
  public Finding {
    Objects.requireNonNull(subject);
    Objects.requireNonNull(evidence);
  }
}
