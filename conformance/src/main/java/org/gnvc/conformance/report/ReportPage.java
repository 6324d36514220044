package org.gnvc.conformance.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;

/** The page: style, script and pictures are inside of it. */
record ReportPage(RunDescription run, List<Verdict> verdicts) {

  private static final int MOST_UNFOLDED = 8;

  String html() throws IOException {
    List<Case> cases = Case.of(verdicts);
    List<Tally> tallies = Tally.of(verdicts);
    Headline headline = new Headline(cases, tallies);
    Illustrations illustrations = Illustrations.of(cases);
    StringBuilder html = new StringBuilder();
    html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.append("<title>%s GNVC conformance</title>\n".formatted(Chips.sign(headline.outcome())));
    html.append("<link rel=\"icon\" href=\"data:,\">\n");
    html.append("<style>\n").append(resource("report.css")).append("</style></head><body>\n");
    html.append("<header><h1>GNVC conformance</h1>\n");
    run.commands()
        .forEach(
            (option, command) ->
                html.append(
                    "<div><code>%s %s</code></div>\n"
                        .formatted(Html.text(option), Html.text(command))));
    html.append(headline.html());
    html.append("</header>\n<main>\n");
    html.append(new FailureList(cases).html());
    html.append("<h2 id=\"cases\">Cases</h2>\n");
    html.append(resource("filter.html"));
    html.append(new CaseTable(cases, tallies.stream().map(Tally::level).toList()).html());
    html.append(new MeasurementTable(verdicts).html());
    html.append("<h2 id=\"details\">Details</h2>\n");
    if (illustrations.leftOut() > 0) {
      html.append(
          "<p>Pictures of %s are left out to keep this page small.</p>\n"
              .formatted(Html.count(illustrations.leftOut(), "case")));
    }
    int unfolded = 0;
    for (Case one : cases) {
      String about = run.subjects().getOrDefault(one.subject(), "");
      boolean open = one.outcome() == Outcome.FAILED && unfolded++ < MOST_UNFOLDED;
      html.append(new CaseDetails(one, about, illustrations, open).html());
    }
    html.append(new Surroundings(run).html());
    html.append("</main>\n<script>\n").append(resource("report.js")).append("</script>\n");
    return html.append("</body></html>\n").toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
