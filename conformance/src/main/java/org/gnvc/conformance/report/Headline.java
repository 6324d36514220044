package org.gnvc.conformance.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gnvc.conformance.judge.Outcome;

/** The verdict on the whole run, and how many scenarios of each level passed. */
record Headline(List<Case> cases, List<Tally> tallies) {

  String html() {
    Outcome outcome = outcome();
    StringBuilder html = new StringBuilder();
    html.append(
        "<p class=\"headline %s\">%s %s</p>\n"
            .formatted(Chips.css(outcome), Chips.sign(outcome), sentence(outcome)));
    html.append("<p>").append(Html.text(levels())).append("</p>\n");
    html.append(
        "<div class=\"wide\"><table class=\"levels\"><thead><tr><th scope=\"col\">Level</th>");
    html.append("<th scope=\"col\">Verdict</th><th scope=\"col\">Passed</th>");
    html.append(
        "<th scope=\"col\">Failed</th><th scope=\"col\">Skipped</th></tr></thead><tbody>\n");
    for (Tally tally : tallies) {
      html.append(
          "<tr><th scope=\"row\">%s %s</th><td>%s</td><td>%d</td><td>%d</td><td>%d</td></tr>\n"
              .formatted(
                  tally.level(),
                  Html.text(tally.level().title()),
                  Chips.of(tally.outcome()),
                  tally.passed(),
                  tally.failed(),
                  tally.skipped()));
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  /** Failed if one case is; skipped if nothing was judged. */
  Outcome outcome() {
    for (Outcome outcome : List.of(Outcome.FAILED, Outcome.PASSED)) {
      if (tallies.stream().anyMatch(tally -> tally.outcome() == outcome)) {
        return outcome;
      }
    }
    return Outcome.SKIPPED;
  }

  private String sentence(Outcome outcome) {
    long failed = cases.stream().filter(c -> c.outcome() == Outcome.FAILED).count();
    return switch (outcome) {
      case PASSED -> "Passed: " + Html.count(cases.size(), "case");
      case FAILED -> "Failed: %d of %s".formatted(failed, Html.count(cases.size(), "case"));
      case SKIPPED -> "Nothing was judged";
    };
  }

  /** Levels build on each other: only those below the first that is not met count as met. */
  private String levels() {
    List<String> parts = new ArrayList<>();
    List<Tally> met = tallies.stream().takeWhile(t -> t.outcome() == Outcome.PASSED).toList();
    if (!met.isEmpty()) {
      parts.add("The decoder meets " + names(met) + ".");
    }
    List<Tally> failed = tallies.stream().filter(t -> t.outcome() == Outcome.FAILED).toList();
    if (!failed.isEmpty()) {
      parts.add("It does not meet " + names(failed) + ".");
    }
    List<Tally> skipped = tallies.stream().filter(t -> t.outcome() == Outcome.SKIPPED).toList();
    if (!skipped.isEmpty()) {
      parts.add("Not judged: " + names(skipped) + ".");
    }
    return String.join(" ", parts);
  }

  private static String names(List<Tally> tallies) {
    return tallies.stream()
        .map(t -> t.level() + " (" + t.level().title() + ")")
        .collect(Collectors.joining(", "));
  }
}
