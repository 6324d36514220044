package org.gnvc.conformance.judge;

import java.util.Objects;

/**
 * A program that was started for a verdict.
 *
 * @param command the command line as it was started
 * @param end how it ended, for example {@code exit code 3}
 * @param errorTail the last lines that it wrote to its standard error; may be empty
 */
public record ProgramRun(String command, String end, String errorTail) {

  /** Checks that nothing is missing. */
  public ProgramRun {
    Objects.requireNonNull(command);
    Objects.requireNonNull(end);
    Objects.requireNonNull(errorTail);
  }
}
