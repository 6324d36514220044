package org.gnvc.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.ProgramRun;
import org.gnvc.conformance.judge.Verdict;
import org.gnvc.conformance.pixel.PixelComparison;

/**
 * Everything about one case. Of the comparisons that passed only the first is drawn.
 *
 * @param about what the case is about; may be empty
 * @param open whether it is not folded away at first
 */
record CaseDetails(Case one, String about, Illustrations illustrations, boolean open) {

  String html() {
    StringBuilder html = new StringBuilder();
    html.append(
        "<details id=\"%s\" data-case=\"%s\" data-outcome=\"%s\"%s><summary>%s %s</summary>\n"
            .formatted(
                one.anchor(),
                Html.text(one.subject()),
                Chips.css(one.outcome()),
                open ? " open" : "",
                Chips.small(one.outcome()),
                Html.text(one.subject())));
    html.append(about.isEmpty() ? "" : "<p>%s</p>\n".formatted(Html.text(about)));
    html.append("<ul class=\"verdicts\">\n");
    boolean drawn = false;
    for (Verdict verdict : one.verdicts()) {
      boolean failed = verdict.outcome() == Outcome.FAILED;
      Optional<PixelComparison> pixels = verdict.evidence().pixels();
      html.append(item(verdict));
      if (pixels.isPresent() && (failed || !drawn)) {
        html.append(new PixelSection(pixels.get(), illustrations).html());
        drawn = true;
      }
      if (failed) {
        verdict.evidence().run().ifPresent(run -> html.append(program(run)));
      }
      html.append("</li>\n");
    }
    return html.append("</ul>\n</details>\n").toString();
  }

  private static String item(Verdict verdict) {
    String reason =
        verdict.reason().isEmpty()
            ? ""
            : "<div class=\"reason\">%s</div>".formatted(Html.text(verdict.reason()));
    return "<li>%s <b>%s</b> %s <span class=\"time\">%s</span>%s\n"
        .formatted(
            Chips.small(verdict.outcome()),
            verdict.level(),
            Html.text(verdict.scenario()),
            String.format(Locale.ROOT, "%.1f s", verdict.time().toMillis() / 1000.0),
            reason);
  }

  private static String program(ProgramRun run) {
    String errors =
        run.errorTail().isBlank()
            ? "<p>It wrote nothing to its standard error.</p>\n"
            : "<pre tabindex=\"0\" aria-label=\"end of its standard error\">%s</pre>\n"
                .formatted(Html.text(run.errorTail().strip()));
    return "<div class=\"program\"><p><code>%s</code> %s</p>\n%s</div>\n"
        .formatted(Html.text(run.command()), Html.text(run.end()), errors);
  }

  /** Comparisons of these cases, for choosing which are illustrated. */
  static List<PixelComparison> comparisons(List<Case> cases, Outcome outcome) {
    return cases.stream()
        .flatMap(one -> one.verdicts().stream())
        .filter(verdict -> verdict.outcome() == outcome)
        .map(verdict -> verdict.evidence().pixels())
        .flatMap(Optional::stream)
        .toList();
  }
}
