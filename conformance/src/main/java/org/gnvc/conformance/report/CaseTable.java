package org.gnvc.conformance.report;

import java.util.List;
import org.gnvc.conformance.judge.ConformanceLevel;

/** A row for each case, a column for each level. */
record CaseTable(List<Case> cases, List<ConformanceLevel> levels) {

  String html() {
    StringBuilder html =
        new StringBuilder("<div class=\"wide\"><table class=\"cases\"><thead><tr>");
    html.append("<th scope=\"col\">Case</th>");
    for (ConformanceLevel level : levels) {
      html.append(
          "<th scope=\"col\" title=\"%s\">%s</th>".formatted(Html.text(level.title()), level));
    }
    html.append("<th scope=\"col\">Reason</th></tr></thead><tbody>\n");
    cases.forEach(one -> html.append(row(one)));
    return html.append("</tbody></table></div>\n").toString();
  }

  private String row(Case one) {
    StringBuilder html = new StringBuilder();
    html.append(
        "<tr data-case=\"%s\" data-outcome=\"%s\"><th scope=\"row\"><a href=\"#%s\">%s</a></th>"
            .formatted(
                Html.text(one.subject()),
                Chips.css(one.outcome()),
                one.anchor(),
                Html.text(one.subject())));
    for (ConformanceLevel level : levels) {
      String outcome = one.outcome(level).map(Chips::small).orElse("");
      html.append("<td data-level=\"%s\">%s</td>".formatted(level, outcome));
    }
    return html.append("<td class=\"reason\">%s</td></tr>\n".formatted(Html.text(one.reason())))
        .toString();
  }
}
