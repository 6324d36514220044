package org.gnvc.conformance.report;

import java.util.Arrays;
import java.util.List;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;

/** How many scenarios of a level ended how. */
record Tally(ConformanceLevel level, long passed, long failed, long skipped) {

  /** One for each level that was judged, the lowest first. */
  static List<Tally> of(List<Verdict> verdicts) {
    return Arrays.stream(ConformanceLevel.values())
        .map(level -> of(level, verdicts))
        .filter(tally -> tally.passed + tally.failed + tally.skipped > 0)
        .toList();
  }

  private static Tally of(ConformanceLevel level, List<Verdict> verdicts) {
    List<Outcome> outcomes =
        verdicts.stream().filter(v -> v.level() == level).map(Verdict::outcome).toList();
    return new Tally(
        level,
        count(outcomes, Outcome.PASSED),
        count(outcomes, Outcome.FAILED),
        count(outcomes, Outcome.SKIPPED));
  }

  /** Failed if one scenario is; skipped if all are. */
  Outcome outcome() {
    if (failed > 0) {
      return Outcome.FAILED;
    }
    return passed > 0 ? Outcome.PASSED : Outcome.SKIPPED;
  }

  private static long count(List<Outcome> outcomes, Outcome outcome) {
    return outcomes.stream().filter(o -> o == outcome).count();
  }
}
