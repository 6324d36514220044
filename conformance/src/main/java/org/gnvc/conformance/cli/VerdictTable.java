package org.gnvc.conformance.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;
import org.gnvc.conformance.run.Suite;

/** The verdicts in numbers, one row for each level and feature, and a line for each failure. */
record VerdictTable(Suite.Result result) {

  private static final String ROW = "%-50s %8s %8s %8s%n";

  void print(PrintWriter out) {
    out.printf(ROW, "", "passed", "failed", "skipped");
    for (ConformanceLevel level : ConformanceLevel.values()) {
      byFeature(level)
          .forEach((feature, verdicts) -> print(out, "%s  %s".formatted(level, feature), verdicts));
    }
    print(out, "All", result.verdicts());
    list(out, "Failed", Outcome.FAILED);
    list(out, "Skipped", Outcome.SKIPPED);
    out.println();
    out.println(summary());
    out.flush();
  }

  private String summary() {
    String verdict = "passed";
    if (result.count(Outcome.FAILED) > 0) {
      verdict = "failed";
    } else if (result.count(Outcome.PASSED) == 0) {
      verdict = "nothing could be judged";
    }
    return "%s, %d scenarios in %d s"
        .formatted(verdict, result.verdicts().size(), result.took().toSeconds());
  }

  private Map<String, List<Verdict>> byFeature(ConformanceLevel level) {
    Map<String, List<Verdict>> features = new TreeMap<>();
    for (Verdict verdict : result.verdicts()) {
      if (verdict.level() == level) {
        features.computeIfAbsent(feature(verdict), name -> new ArrayList<>()).add(verdict);
      }
    }
    return features;
  }

  private static String feature(Verdict verdict) {
    return verdict.scenario().substring(0, verdict.scenario().indexOf(": "));
  }

  private static void print(PrintWriter out, String title, List<Verdict> verdicts) {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    verdicts.forEach(verdict -> counts.merge(verdict.outcome(), 1, Integer::sum));
    out.printf(
        ROW,
        title,
        counts.getOrDefault(Outcome.PASSED, 0),
        counts.getOrDefault(Outcome.FAILED, 0),
        counts.getOrDefault(Outcome.SKIPPED, 0));
  }

  /** Cases that share a reason share a line. */
  private void list(PrintWriter out, String title, Outcome outcome) {
    Map<String, List<Verdict>> reasons = new TreeMap<>();
    for (Verdict verdict : result.verdicts()) {
      if (verdict.outcome() == outcome) {
        reasons.computeIfAbsent(verdict.reason(), reason -> new ArrayList<>()).add(verdict);
      }
    }
    if (!reasons.isEmpty()) {
      out.println();
      out.println(title + ":");
    }
    reasons.forEach((reason, verdicts) -> out.printf("  %s: %s%n", named(verdicts), reason));
  }

  private static String named(List<Verdict> verdicts) {
    Verdict first = verdicts.get(0);
    String name = "%s %s".formatted(first.level(), first.subject());
    return verdicts.size() == 1 ? name : name + " and %d more".formatted(verdicts.size() - 1);
  }
}
