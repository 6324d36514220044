package org.gnvc.conformance.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;

/** All verdicts on one subject, the lowest level first: what fails there explains the rest. */
record Case(String subject, List<Verdict> verdicts) {

  /** Sorts the verdicts; those of one level stay in their order. */
  Case {
    verdicts = verdicts.stream().sorted(Comparator.comparing(Verdict::level)).toList();
  }

  /** Groups verdicts by their subjects, which stay in the order of their first verdicts. */
  static List<Case> of(List<Verdict> verdicts) {
    Map<String, List<Verdict>> bySubject = new LinkedHashMap<>();
    for (Verdict verdict : verdicts) {
      bySubject.computeIfAbsent(verdict.subject(), subject -> new ArrayList<>()).add(verdict);
    }
    return bySubject.entrySet().stream().map(e -> new Case(e.getKey(), e.getValue())).toList();
  }

  /** Failed if one verdict is; otherwise passed if one is. */
  Outcome outcome() {
    return outcome(verdicts);
  }

  /** The same of the verdicts of one level; empty if there are none. */
  Optional<Outcome> outcome(ConformanceLevel level) {
    List<Verdict> own = verdicts.stream().filter(v -> v.level() == level).toList();
    return own.isEmpty() ? Optional.empty() : Optional.of(outcome(own));
  }

  /** What went wrong first, one line; empty if nothing did. */
  String reason() {
    return verdicts.stream()
        .filter(v -> v.outcome() == outcome() && v.outcome() != Outcome.PASSED)
        .findFirst()
        .map(Verdict::reason)
        .flatMap(reason -> reason.lines().findFirst())
        .orElse("");
  }

  String anchor() {
    return Html.anchor(subject);
  }

  private static Outcome outcome(List<Verdict> verdicts) {
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.PASSED)) {
      if (verdicts.stream().anyMatch(v -> v.outcome() == outcome)) {
        return outcome;
      }
    }
    return Outcome.SKIPPED;
  }
}
