package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gnvc.cli.CommonOptions;
import org.gnvc.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at everything that gnvc in FFmpeg takes, and tries it. */
@Command(
    name = "doctor",
    description = {
      "Check gnvc in FFmpeg, and try it.",
      "",
      "Shows which FFmpegs there are, what the plug-in replaces in them, Java, libtorch and the model;",
      "then the FFmpeg that bin/ffmpeg runs encodes and decodes five frames. The exit code is 0 if all",
      "is well, else 4."
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class DoctorCommand implements Callable<Integer> {

  @Mixin CommonOptions common;

  @Option(names = "--json", description = "Print JSON for programs.")
  boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Diagnosis diagnosis = examine(Setup.ofLauncher(), System.getenv());
    PrintWriter out = common.console().out();
    if (json) {
      diagnosis.printJson(out);
    } else {
      diagnosis.print(out);
    }
    return diagnosis.isHealthy() ? ExitCode.OK : ExitCode.MISSING;
  }

  /** Everything that waits for other processes runs side by side. */
  private static Diagnosis examine(Setup setup, Map<String, String> environment)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      Future<Optional<RoundTrip.Result>> roundTrip = threads.submit(() -> roundTrip(setup));
      Future<Finding> model = threads.submit(ModelCheck::pack);
      List<Future<FoundFfmpeg>> asked = new ArrayList<>();
      candidates(setup, environment)
          .forEach(
              (path, chosen) ->
                  asked.add(threads.submit(() -> FoundFfmpeg.ask(path, setup.preload(), chosen))));
      List<Finding> findings = new ArrayList<>(PlugInCheck.of(setup, environment));
      findings.add(JavaCheck.of(environment));
      List<FoundFfmpeg> programs = new ArrayList<>();
      for (Future<FoundFfmpeg> each : asked) {
        programs.add(get(each));
      }
      findings.add(get(model));
      findings.add(chosen(setup, programs));
      Optional<RoundTrip.Result> tried = get(roundTrip);
      findings.add(
          tried
              .flatMap(RoundTrip.Result::machine)
              .map(ModelCheck::libtorch)
              .orElseGet(ModelCheck::libtorch));
      tried.map(RoundTrip.Result::finding).ifPresent(findings::add);
      return new Diagnosis(findings, programs);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Optional<RoundTrip.Result> roundTrip(Setup setup)
      throws IOException, InterruptedException {
    return setup.program().isPresent()
        ? Optional.of(RoundTrip.of(setup.program().get(), setup.preload()))
        : Optional.empty();
  }

  private static Finding chosen(Setup setup, List<FoundFfmpeg> programs) {
    if (setup.program().isEmpty()) {
      return Finding.problem(
          "FFmpeg",
          setup.note().strip(),
          "install FFmpeg 5.1 to 8.1 with shared libraries, or GNVC_FFMPEG=bundled");
    }
    FoundFfmpeg program = programs.get(0);
    if (!program.isReady()) {
      return Finding.problem(
          "FFmpeg",
          program.path() + ": " + program.describe(),
          "name another with GNVC_FFMPEG, or GNVC_FFMPEG=bundled");
    }
    String why = setup.note().isBlank() ? "" : " (" + setup.note().strip() + ")";
    return Finding.good("FFmpeg", program.version() + ", " + program.path() + why);
  }

  /** The chosen program and those of the search path, each once; the value says which is chosen. */
  private static Map<Path, Boolean> candidates(Setup setup, Map<String, String> environment)
      throws IOException {
    Map<Path, Boolean> candidates = new LinkedHashMap<>();
    List<Path> seen = new ArrayList<>();
    if (setup.program().isPresent()) {
      candidates.put(setup.program().get(), true);
      seen.add(setup.program().get().toRealPath());
    }
    for (Path program : Programs.named("ffmpeg", environment.get("PATH"))) {
      if (!Programs.isLauncher(program) && !seen.contains(program.toRealPath())) {
        candidates.put(program, false);
        seen.add(program.toRealPath());
      }
    }
    return candidates;
  }

  private static <T> T get(Future<T> future) throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new UncheckedIOException(new IOException(e.getCause()));
    }
  }
}
