package org.gnvc.conformance.report;

import java.util.List;
import org.gnvc.conformance.judge.Verdict;

/** The page. */
record ReportPage(RunDescription run, List<Verdict> verdicts) {

  String html() {
    return "<!doctype html><title>" + Html.text(run.version()) + "</title>" + verdicts.size();
  }
}
