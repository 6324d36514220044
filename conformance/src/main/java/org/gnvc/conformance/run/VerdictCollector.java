package org.gnvc.conformance.run;

import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.EventPublisher;
import io.cucumber.plugin.event.Node;
import io.cucumber.plugin.event.Result;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import io.cucumber.plugin.event.TestSourceParsed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Evidence;
import org.gnvc.conformance.judge.Finding;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;
import org.gnvc.error.GnvcException;

/** Makes a verdict of every scenario that Cucumber has run. */
public final class VerdictCollector implements ConcurrentEventListener {

  private final SuiteRun run;
  private final Consumer<Verdict> listener;
  private final Map<URI, String> features = new ConcurrentHashMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();

  /**
   * @param run the run that the scenarios belong to
   * @param listener hears of each verdict at once, one at a time
   */
  public VerdictCollector(SuiteRun run, Consumer<Verdict> listener) {
    this.run = run;
    this.listener = listener;
  }

  @Override
  public void setEventPublisher(EventPublisher publisher) {
    publisher.registerHandlerFor(TestSourceParsed.class, this::parsed);
    publisher.registerHandlerFor(
        TestCaseFinished.class, event -> finished(event.getTestCase(), event.getResult()));
  }

  /** The verdicts so far, in the order of their names. */
  public synchronized List<Verdict> verdicts() {
    return verdicts.stream()
        .sorted(
            (a, b) -> {
              int byLevel = a.level().compareTo(b.level());
              return byLevel != 0 ? byLevel : a.scenario().compareTo(b.scenario());
            })
        .toList();
  }

  private void parsed(TestSourceParsed event) {
    for (Node feature : event.getNodes()) {
      features.put(event.getUri(), feature.getName().orElse("unnamed"));
    }
  }

  private synchronized void finished(TestCase scenario, Result result) {
    Finding finding =
        run.finding(scenario.getId().toString())
            .orElse(new Finding(scenario.getName(), Evidence.NONE));
    Outcome outcome =
        switch (result.getStatus()) {
          case PASSED -> Outcome.PASSED;
          case SKIPPED -> Outcome.SKIPPED;
          default -> Outcome.FAILED;
        };
    Verdict verdict =
        new Verdict(
            finding.subject(),
            level(scenario),
            features.getOrDefault(scenario.getUri(), "unnamed") + ": " + scenario.getName(),
            outcome,
            outcome == Outcome.PASSED ? "" : reason(result),
            result.getDuration(),
            finding.evidence());
    verdicts.add(verdict);
    listener.accept(verdict);
  }

  private static ConformanceLevel level(TestCase scenario) {
    for (ConformanceLevel level : ConformanceLevel.values()) {
      if (scenario.getTags().contains("@" + level)) {
        return level;
      }
    }
    throw new IllegalStateException(scenario.getName() + " has no tag @L0 to @L3");
  }

  private static String reason(Result result) {
    Throwable error = result.getError();
    if (error == null) {
      return "step " + result.getStatus().name().toLowerCase(Locale.ROOT);
    }
    boolean judged =
        error instanceof AssertionError
            || error instanceof GnvcException
            || result.getStatus() == Status.SKIPPED;
    String text = judged && error.getMessage() != null ? error.getMessage() : error.toString();
    return text.strip().lines().findFirst().orElse("no reason given");
  }
}
