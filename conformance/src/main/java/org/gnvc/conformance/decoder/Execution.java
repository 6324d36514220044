package org.gnvc.conformance.decoder;

import java.time.Duration;
import java.util.List;

/**
 * A program that ran.
 *
 * @param command its words
 * @param ending how it ended
 * @param output what it printed on standard output; cut off after {@value
 *     ProcessRunner#MOST_OUTPUT} bytes
 * @param errors the end of what it printed on standard error, at most {@value
 *     ProcessRunner#MOST_ERRORS} bytes
 * @param time how long it ran
 */
public record Execution(
    List<String> command, Ending ending, String output, String errors, Duration time) {

  /** Whether it told its user that something was wrong, by its exit code or on standard error. */
  public boolean reportsProblem() {
    return !ending.success() || !errors.isBlank();
  }

  /** How it ended, and the last lines of what it said, for a reason. */
  public String describe() {
    String said = errors.strip();
    return said.isEmpty() ? ending.toString() : ending + "\n" + said;
  }
}
