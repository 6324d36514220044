package org.gnvc.conformance.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.TestRunFinished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.gnvc.conformance.cli.RunFacts;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.report.Report;

/**
 * The run of a build, as a plug-in of Cucumber: judges our own decoder, and leaves the report and
 * the number of scenarios that passed in {@code target/conformance}, where the guard looks.
 */
public final class BuildRun implements ConcurrentEventListener {

  private static final Path FOLDER = Path.of("target", "conformance");
  private static final String PASSED = "passed";

  private final Instant started = Instant.now();
  private final SuiteOptions options = SuiteOptions.own(Path.of("").toAbsolutePath());
  private final SuiteRun run;
  private final VerdictCollector collector;

  public BuildRun() throws IOException {
    run = SuiteRun.begin(options);
    collector = new VerdictCollector(run, verdict -> {});
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    collector.setEventPublisher(publisher);
    publisher.registerHandlerFor(TestRunFinished.class, event -> finish());
  }

  private void finish() {
    Suite.Result result =
        new Suite.Result(collector.verdicts(), started, Duration.between(started, Instant.now()));
    try {
      Report.write(FOLDER, RunFacts.of(options, result), result.verdicts());
      long passed = result.count(Outcome.PASSED);
      if (passed > 0) {
        Files.writeString(FOLDER.resolve(PASSED), passed + "\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      run.close();
    }
  }
}
