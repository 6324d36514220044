package org.gnvc.conformance.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gnvc.conformance.decoder.CommandTemplate;
import org.gnvc.conformance.decoder.Commands;
import org.gnvc.conformance.report.RunDescription;
import org.gnvc.conformance.run.Suite;
import org.gnvc.conformance.run.SuiteOptions;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;

/** What the report says about a run. */
public final class RunFacts {

  private RunFacts() {}

  /**
   * Collects it.
   *
   * @throws IOException if the vectors cannot be read
   */
  public static RunDescription of(SuiteOptions options, Suite.Result result) throws IOException {
    Map<String, String> models = new LinkedHashMap<>();
    Map<String, String> subjects = new LinkedHashMap<>();
    List<TestVector> vectors = VectorLibrary.openAll(options.vectors()).all();
    String versions =
        vectors.stream()
            .map(vector -> vector.folder().getParent().getFileName().toString())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    for (TestVector vector : vectors) {
      Manifest.Model model = vector.manifest().model();
      models.put("entropy model " + model.entropy().substring(0, 8), model.entropy());
      subjects.put(vector.name(), about(vector.manifest()));
      models.put("synthesis model " + model.synthesis().substring(0, 8), model.synthesis());
    }
    return new RunDescription(
        version(),
        result.started(),
        result.took(),
        commands(options.commands()),
        Map.of("vectors", versions),
        models,
        subjects);
  }

  private static String about(Manifest manifest) {
    String title = manifest.title();
    return manifest
        .error()
        .map(
            error ->
                "%s To be reported: %s, at byte %d; see clause %s of the specification."
                    .formatted(title, error.kind().code(), error.offset(), error.clause()))
        .orElse(title);
  }

  private static String version() {
    return Optional.ofNullable(RunFacts.class.getPackage().getImplementationVersion())
        .orElse("built from source");
  }

  private static Map<String, String> commands(Commands commands) {
    Map<String, String> named = new LinkedHashMap<>();
    put(named, "--decoder", commands.decode());
    put(named, "--symbols", commands.symbols());
    put(named, "--seek", commands.seek());
    return named;
  }

  private static void put(
      Map<String, String> named, String option, Optional<CommandTemplate> command) {
    command.ifPresent(template -> named.put(option, String.join(" ", template.words())));
  }
}
