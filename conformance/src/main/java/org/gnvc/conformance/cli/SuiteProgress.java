package org.gnvc.conformance.cli;

import org.gnvc.cli.Console;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;

/** One line that is drawn over itself: how many scenarios are judged, and how. */
final class SuiteProgress implements AutoCloseable {

  private final Console console;
  private int judged;
  private int failed;

  SuiteProgress(Console console) {
    this.console = console;
  }

  void show(Verdict verdict) {
    judged++;
    failed += verdict.outcome() == Outcome.FAILED ? 1 : 0;
    if (console.showsProgress()) {
      console
          .err()
          .print(
              "\r\033[K%d judged, %d failed  %.50s".formatted(judged, failed, verdict.subject()));
      console.err().flush();
    }
  }

  @Override
  public void close() {
    if (console.showsProgress()) {
      console.err().print("\r\033[K");
      console.err().flush();
    }
  }
}
