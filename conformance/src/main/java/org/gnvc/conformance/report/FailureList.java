package org.gnvc.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gnvc.conformance.judge.Outcome;

/** The cases that failed, those with alike reasons together: one fault often fails many. */
record FailureList(List<Case> cases) {

  private static final int MOST_REASONS = 20;
  private static final int MOST_CASES = 8;

  /** Empty if nothing failed. */
  String html() {
    Map<String, List<Case>> byReason = new LinkedHashMap<>();
    for (Case one : cases) {
      if (one.outcome() == Outcome.FAILED) {
        byReason.computeIfAbsent(alike(one), key -> new ArrayList<>()).add(one);
      }
    }
    if (byReason.isEmpty()) {
      return "";
    }
    List<List<Case>> groups = new ArrayList<>(byReason.values());
    groups.sort((a, b) -> Integer.compare(b.size(), a.size()));
    StringBuilder html =
        new StringBuilder("<h2 id=\"failures\">What failed</h2>\n<ul class=\"failures\">\n");
    for (List<Case> group : groups.subList(0, Math.min(groups.size(), MOST_REASONS))) {
      html.append(item(group));
    }
    if (groups.size() > MOST_REASONS) {
      html.append("<li>%d more below</li>\n".formatted(groups.size() - MOST_REASONS));
    }
    return html.append("</ul>\n").toString();
  }

  /** Reasons that differ in numbers, in brackets or in the name of the case only are alike. */
  private static String alike(Case one) {
    return one.reason()
        .replace(one.subject(), "")
        .replace(one.subject().replace('-', ' '), "")
        .replaceAll("\\([^)]*\\)", "")
        .replaceAll("[0-9]+(\\.[0-9]+)?", "#");
  }

  private static String item(List<Case> group) {
    String links =
        group.stream()
            .limit(MOST_CASES)
            .map(c -> "<a href=\"#%s\">%s</a>".formatted(c.anchor(), Html.text(c.subject())))
            .collect(Collectors.joining(", "));
    int more = group.size() - MOST_CASES;
    return "<li><span class=\"reason\">%s</span> %s%s%s</li>\n"
        .formatted(
            Html.text(group.get(0).reason()),
            group.size() > 1
                ? "<b>and alike in %s:</b> ".formatted(Html.count(group.size(), "case"))
                : "",
            links,
            more > 0 ? " and %d more".formatted(more) : "");
  }
}
