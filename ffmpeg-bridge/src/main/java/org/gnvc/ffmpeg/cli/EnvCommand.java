package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gnvc.cli.CommonOptions;
import org.gnvc.cli.ExitCode;
import org.gnvc.error.MissingLibraryException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints shell code after which the plain {@code ffmpeg} of that shell knows gnvc. */
@Command(
    name = "env",
    description = {
      "Print shell code that makes gnvc known to the ffmpeg of a shell.",
      "",
      "    eval \"$(./gnvc ffmpeg env)\"",
      "    ./gnvc ffmpeg env --shell fish | source",
      ""
    },
    synopsisHeading = "Usage: ",
    optionListHeading = "%nOptions:%n")
final class EnvCommand implements Callable<Integer> {

  /** Keeps glibc from holding much freed memory of many threads. */
  private static final String ARENAS = "MALLOC_ARENA_MAX";

  /** Begins the names of the variables that remember what was set. */
  private static final String MARK = "GNVC_SET_";

  @Spec CommandSpec spec;
  @Mixin CommonOptions common;

  @Option(
      names = "--shell",
      paramLabel = "NAME",
      description = "sh, bash, zsh or fish. Default: sh, which bash and zsh read as well.")
  String shell = "sh";

  @Option(names = "--unset", description = "Print code that undoes it.")
  boolean unset;

  @Override
  public Integer call() throws IOException {
    if (!Shell.NAMES.contains(shell)) {
      throw new ParameterException(
          spec.commandLine(), "no such shell: " + shell + " (sh, bash, zsh or fish)");
    }
    PrintWriter out = common.console().out();
    Setup setup = Setup.ofLauncher();
    Shell dialect = Shell.ofName(shell);
    out.print(unset ? unset(dialect, System.getenv()) : set(setup, dialect));
    out.flush();
    return ExitCode.OK;
  }

  private String set(Setup setup, Shell dialect) throws IOException {
    Path program = program(setup);
    if (!setup.note().isBlank()) {
      common.console().warn(setup.note().strip());
    }
    StringBuilder code = new StringBuilder();
    if (!isFirst(program, System.getenv("PATH"))) {
      code.append(dialect.putFirst(program.toAbsolutePath().getParent().toString()));
    }
    code.append(dialect.appendToPreload(setup.preload().toString()));
    code.append(dialect.setIfUnset(ARENAS, "2"));
    String options = shell.equals("fish") ? " --shell fish" : "";
    return code.append(dialect.usage("gnvc ffmpeg env" + options)).toString();
  }

  private static Path program(Setup setup) throws MissingLibraryException {
    return setup
        .program()
        .orElseThrow(
            () ->
                new MissingLibraryException(
                    "FFmpeg",
                    "gnvc ffmpeg doctor says more",
                    new IllegalStateException(setup.note().strip())));
  }

  /** Whether the shell's {@code ffmpeg} is this program already, or the launcher that starts it. */
  private static boolean isFirst(Path program, String searchPath) throws IOException {
    Optional<Path> first = Programs.named("ffmpeg", searchPath).stream().findFirst();
    return first.isPresent()
        && (Files.isSameFile(first.get(), program) || Programs.isLauncher(first.get()));
  }

  /** Code that takes back what is marked, and every gnvc plug-in from those preloaded. */
  private static String unset(Shell dialect, Map<String, String> environment) {
    StringBuilder code = new StringBuilder();
    String preloads = environment.getOrDefault("LD_PRELOAD", "");
    String others =
        Arrays.stream(preloads.split("[: ]", -1))
            .filter(entry -> !entry.isEmpty() && !entry.endsWith("/" + Setup.PRELOAD))
            .collect(Collectors.joining(":"));
    if (others.isEmpty()) {
      code.append(dialect.unset("LD_PRELOAD"));
    } else {
      code.append(dialect.set("LD_PRELOAD", others));
    }
    String path = environment.getOrDefault("PATH", "");
    String first = environment.get(MARK + "PATH");
    if (first != null) {
      code.append(
          path.startsWith(first + ":")
              ? dialect.set("PATH", path.substring(first.length() + 1))
              : "");
      code.append(dialect.unset(MARK + "PATH"));
    }
    if (environment.containsKey(MARK + ARENAS)) {
      code.append(dialect.unset(ARENAS)).append(dialect.unset(MARK + ARENAS));
    }
    return code.toString();
  }
}
