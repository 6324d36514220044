package org.gnvc.conformance.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.cucumber.core.feature.FeatureWithLines;
import io.cucumber.core.feature.GluePath;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runtime.Runtime;
import io.cucumber.plugin.ConcurrentEventListener;
import io.cucumber.plugin.event.Status;
import io.cucumber.plugin.event.TestCase;
import io.cucumber.plugin.event.TestCaseFinished;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scenarios are looked at, not run. */
class FeaturesTest {

  private static final List<TestCase> SCENARIOS = new ArrayList<>();
  private static final Map<String, Status> UNUSUAL = new TreeMap<>();
  private static VectorLibrary vectors;

  @BeforeAll
  static void lookAtAllScenarios() throws IOException {
    ConcurrentEventListener listener =
        publisher ->
            publisher.registerHandlerFor(
                TestCaseFinished.class,
                event -> {
                  SCENARIOS.add(event.getTestCase());
                  Status status = event.getResult().getStatus();
                  if (status == Status.UNDEFINED || status == Status.AMBIGUOUS) {
                    UNUSUAL.put(event.getTestCase().getName(), status);
                  }
                });
    try (SuiteRun run = SuiteRun.begin(SuiteOptions.own(Path.of("").toAbsolutePath()))) {
      vectors = run.vectors();
      Runtime.builder()
          .withRuntimeOptions(
              new RuntimeOptionsBuilder()
                  .addFeature(FeatureWithLines.parse("classpath:org/gnvc/conformance/features"))
                  .addGlue(GluePath.parse("org.gnvc.conformance.steps"))
                  .setDryRun()
                  .setPublishQuiet(true)
                  .setNoSummary()
                  .build())
          .withAdditionalPlugins(listener)
          .build()
          .run();
    }
  }

  @Test
  void everyStepOfEveryScenarioIsDefined() {
    assertFalse(SCENARIOS.isEmpty());
    assertEquals(Map.of(), UNUSUAL);
  }

  @Test
  void everyScenarioHasOneLevel() {
    for (TestCase scenario : SCENARIOS) {
      long levels = scenario.getTags().stream().filter(tag -> tag.matches("@L[0-3]")).count();
      assertEquals(1, levels, scenario.getName());
    }
  }

  @Test
  void scenariosOfACaseHaveDifferentNames() {
    TreeSet<String> names = new TreeSet<>();
    for (TestCase scenario : SCENARIOS) {
      assertFalse(
          !names.add(scenario.getUri() + ": " + scenario.getName()), scenario.getName() + " twice");
    }
  }

  @Test
  void everyVectorIsJudgedInItsSyntax() {
    assertJudged(vectors.all(), ConformanceLevel.L0);
  }

  @Test
  void everyVectorWithGroupsIsJudgedInItsSymbols() {
    List<TestVector> decodable =
        vectors.all().stream().filter(v -> !v.manifest().groups().isEmpty()).toList();
    assertJudged(decodable, ConformanceLevel.L1);
  }

  @Test
  void everyVectorWithFramesIsJudgedInItsPixels() {
    List<TestVector> shown =
        vectors.all().stream().filter(v -> v.manifest().reference().isPresent()).toList();
    assertJudged(shown, ConformanceLevel.L2);
  }

  /** By a scenario for every decoder, tagged with the level of the stream. */
  private static void assertJudged(List<TestVector> wanted, ConformanceLevel level) {
    TreeSet<String> missing = new TreeSet<>();
    for (TestVector vector : wanted) {
      boolean found =
          SCENARIOS.stream()
              .filter(scenario -> scenario.getName().startsWith(vector.name() + " "))
              .map(TestCase::getTags)
              .filter(tags -> tags.contains("@" + level) && !tags.contains("@library"))
              .anyMatch(tags -> tags.contains("@level-" + vector.manifest().level()));
      if (!found) {
        missing.add("%s (@level-%d)".formatted(vector.name(), vector.manifest().level()));
      }
    }
    assertEquals(new TreeSet<>(), missing, "add rows to the examples of a feature of " + level);
  }
}
