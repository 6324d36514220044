package org.gnvc.conformance.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gnvc.conformance.judge.Verdict;

/** The report of a run: a page for people and a file for build servers. */
public final class Report {

  /** Name of the page, which needs no other file. */
  public static final String PAGE = "index.html";

  /** Name of the file that build servers read. */
  public static final String JUNIT = "junit.xml";

  private Report() {}

  /**
   * Writes both files, over older ones.
   *
   * @param folder where to; made if it is missing
   * @param run what was judged
   * @param verdicts all of them, in the order in which they are to be shown
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, RunDescription run, List<Verdict> verdicts)
      throws IOException {
    Files.createDirectories(folder);
    JUnitXml.write(folder.resolve(JUNIT), run, verdicts);
    Files.writeString(folder.resolve(PAGE), new ReportPage(run, verdicts).html());
  }
}
