package org.gnvc.conformance.report;

import java.util.Locale;
import org.gnvc.conformance.judge.Outcome;

/** Outcomes as coloured signs; each sign says the same without its colour. */
final class Chips {

  private Chips() {}

  /** Sign and word. */
  static String of(Outcome outcome) {
    return "<span class=\"chip %s\">%s %s</span>"
        .formatted(css(outcome), sign(outcome), css(outcome));
  }

  /** The sign alone, with the word for those who do not see it. */
  static String small(Outcome outcome) {
    return "<span class=\"chip %s\" title=\"%s\">%s<span class=\"spoken\"> %s</span></span>"
        .formatted(css(outcome), css(outcome), sign(outcome), css(outcome));
  }

  static String sign(Outcome outcome) {
    return switch (outcome) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case SKIPPED -> "–";
    };
  }

  /** Class in the style sheet, and word for people. */
  static String css(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
