package org.gnvc.conformance.report;

import java.util.List;
import java.util.Locale;
import org.gnvc.conformance.judge.Measurement;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;

/** Numbers that were held against limits. */
record MeasurementTable(List<Verdict> verdicts) {

  /** Empty if nothing was measured. */
  String html() {
    if (verdicts.stream().allMatch(v -> v.evidence().measurements().isEmpty())) {
      return "";
    }
    StringBuilder html = new StringBuilder("<h2 id=\"measurements\">Measurements</h2>\n");
    html.append("<div class=\"wide\"><table class=\"measurements\"><thead><tr>");
    for (String column : List.of("Case", "Measure", "Value", "Limit", "Verdict")) {
      html.append("<th scope=\"col\">").append(column).append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (Verdict verdict : verdicts) {
      verdict.evidence().measurements().forEach(m -> html.append(row(verdict.subject(), m)));
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String row(String subject, Measurement measurement) {
    Outcome outcome = measurement.kept() ? Outcome.PASSED : Outcome.FAILED;
    return "<tr data-case=\"%s\" data-outcome=\"%s\"><th scope=\"row\"><a href=\"#%s\">%s</a></th><td>%s</td><td class=\"number\">%s</td><td class=\"number\">%s %s</td><td>%s</td></tr>\n"
        .formatted(
            Html.text(subject),
            Chips.css(outcome),
            Html.anchor(subject),
            Html.text(subject),
            Html.text(measurement.name()),
            number(measurement.value()),
            measurement.bound() == Measurement.Bound.AT_MOST ? "≤" : "≥",
            number(measurement.limit()),
            Chips.small(outcome));
  }

  private static String number(double value) {
    boolean tiny = value != 0 && Math.abs(value) < 0.01;
    return String.format(Locale.ROOT, tiny ? "%.2e" : "%.4f", value);
  }
}
