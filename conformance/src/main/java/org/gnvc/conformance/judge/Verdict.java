package org.gnvc.conformance.judge;

import java.time.Duration;

/**
 * The verdict of one scenario.
 *
 * @param subject what was judged: a vector's name, or a clip with its rate
 * @param level level that the scenario belongs to
 * @param scenario feature and scenario in words
 * @param outcome how it ended
 * @param reason why it failed or was skipped, in one line; empty if it passed
 * @param time from its start to its end
 * @param evidence what it rests on
 */
public record Verdict(
    String subject,
    ConformanceLevel level,
    String scenario,
    Outcome outcome,
    String reason,
    Duration time,
    Evidence evidence) {}
