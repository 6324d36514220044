package org.gnvc.conformance.mutant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.gnvc.conformance.decoder.Commands;
import org.gnvc.conformance.judge.ConformanceLevel;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.judge.Verdict;
import org.gnvc.conformance.run.Suite;
import org.gnvc.conformance.run.SuiteOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The suite fails every mutant. {@code -Dgnvc.mutants=NAME,NAME} takes some, {@code
 * -Dgnvc.mutants.all} judges with all vectors, {@code -Dgnvc.mutants.write=true} writes the table
 * anew.
 */
class MutationIT {
  private static final boolean WRITE = Boolean.getBoolean("gnvc.mutants.write");
  private static final boolean ALL_VECTORS = System.getProperty("gnvc.mutants.all") != null;

  @TempDir static Path folder;
  private static Path agent;

  static List<Mutant> mutants() {
    String only = System.getProperty("gnvc.mutants");
    return only == null ? Mutant.all() : Arrays.stream(only.split(",")).map(Mutant::named).toList();
  }

  @BeforeAll
  static void makeAgent() throws IOException {
    agent = folder.resolve("agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", MutantAgent.class.getName());
    try (OutputStream out = Files.newOutputStream(agent)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void theSuiteFailsIt(Mutant mutant) throws IOException {
    Path sign = folder.resolve(mutant.name());
    List<String> start =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-javaagent:" + agent + "=" + mutant.name() + "=" + sign,
            "-Xshare:auto",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "org.gnvc.cli.Main");
    SuiteOptions options =
        SuiteOptions.own(Path.of("").toAbsolutePath())
            .withCommands(Commands.own(start))
            .select(ConformanceLevel.L2, ALL_VECTORS ? List.of("*") : mutant.vectors());
    Suite.Result result = new Suite(options).run(verdict -> {});

    assertTrue(Files.exists(sign), "the mistake was never made: " + mutant.place());
    List<String> failed =
        result.verdicts().stream()
            .filter(verdict -> verdict.outcome() == Outcome.FAILED)
            .map(Verdict::scenario)
            .toList();
    assertFalse(failed.isEmpty(), "it survives: " + mutant.mistake());
    if (WRITE) {
      MutantTable.write(mutant, failed);
    } else {
      List<String> passed = new ArrayList<>(MutantTable.failed(mutant));
      passed.removeAll(failed);
      assertEquals(List.of(), passed, "mutants.md says that it fails these");
    }
  }
}
