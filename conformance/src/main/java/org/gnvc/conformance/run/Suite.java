package org.gnvc.conformance.run;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.tagexpressions.TagExpressionParser;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;
import org.gnvc.conformance.steps.WorldFactory;

/** Runs the features in this process. One run at a time. */
public final class Suite {

  private static final String FEATURES = "classpath:org/gnvc/conformance/features";
  private static final String STEPS = "org.gnvc.conformance.steps";

  private final SuiteOptions options;

  public Suite(SuiteOptions options) {
    this.options = options;
  }

  /**
   * What came out.
   *
   * @param verdicts by level and scenario; empty if no scenario fits the options
   * @param started when it began
   * @param took how long it took
   */
  public record Result(List<Verdict> verdicts, Instant started, Duration took) {

    /** Copies the list. */
    public Result {
      verdicts = List.copyOf(verdicts);
    }

    /** How many scenarios ended so. */
    public long count(Outcome outcome) {
      return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
    }
  }

  /**
   * Runs all scenarios that fit the options.
   *
   * @param listener hears of each verdict at once, one at a time
   * @throws IOException if the vectors cannot be read
   */
  public Result run(Consumer<Verdict> listener) throws IOException {
    Instant started = Instant.now();
    try (SuiteRun run = SuiteRun.begin(options)) {
      VerdictCollector collector = new VerdictCollector(run, listener);
      RuntimeOptionsBuilder cucumber =
          new RuntimeOptionsBuilder()
              .addFeature(FeatureWithLines.parse(FEATURES))
              .addGlue(GluePath.parse(STEPS))
              .addTagFilter(TagExpressionParser.parse(tags()))
              .setObjectFactoryClass(WorldFactory.class)
              .setThreads(options.jobs())
              .setPublishQuiet(true)
              .setNoSummary();
      if (!options.cases().isEmpty()) {
        cucumber.addNameFilter(names());
      }
      Runtime.builder()
          .withRuntimeOptions(cucumber.build())
          .withAdditionalPlugins(collector)
          .build()
          .run();
      return new Result(collector.verdicts(), started, Duration.between(started, Instant.now()));
    }
  }

  private String tags() {
    List<String> excluded = new ArrayList<>();
    for (ConformanceLevel level : ConformanceLevel.values()) {
      if (level.compareTo(options.level()) > 0) {
        excluded.add("not @" + level);
      }
    }
    for (String other : SuiteOptions.PROFILES) {
      if (options.profile().isPresent() && !options.profile().get().equals(other)) {
        excluded.add("not @" + other);
      }
    }
    if (!options.own()) {
      excluded.add("not @library");
    }
    return String.join(" and ", excluded);
  }

  /** Names of scenarios begin with the name of their case. */
  private Pattern names() {
    return Pattern.compile(
        options.cases().stream()
            .map(Suite::expression)
            .collect(Collectors.joining("|", "^(?:", ")(?: |$)")));
  }

  private static String expression(String glob) {
    StringBuilder expression = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> expression.append("\\S*");
        case '?' -> expression.append("\\S");
        default -> expression.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return expression.toString();
  }
}
