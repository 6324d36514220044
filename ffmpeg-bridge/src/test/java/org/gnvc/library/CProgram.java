package org.gnvc.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program in C that a test compiles and runs. */
record CProgram(Path file) {

  static final Path MODULE = Path.of("").toAbsolutePath();
  static final Path STAGE = MODULE.resolve("target/stage");
  static final Path TESTS = MODULE.resolve("src/test/c");
  static final Path CORE = MODULE.resolve("src/main/c/core");

  private static final long LIMIT_SECONDS = 300;

  /** How a process ended. */
  record Result(int exitCode, String out, String err) {

    /** The process must have ended well. */
    Result ok() {
      assertEquals(0, exitCode, out + err);
      return this;
    }
  }

  /** Compiles without a warning. */
  static CProgram compile(Path file, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("gcc", "-std=gnu11", "-Wall", "-Wextra", "-g"));
    command.addAll(List.of("-Werror", "-o", file.toString()));
    command.addAll(arguments);
    start(command, Map.of()).ok();
    return new CProgram(file);
  }

  private static List<String> coreSourcesBut(String name) throws IOException {
    try (Stream<Path> files = Files.list(CORE)) {
      return files
          .filter(file -> file.toString().endsWith(".c") && !file.endsWith(name))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }

  /**
   * Compiles a program of {@code src/test/c} with the library's own sources.
   *
   * @param replaced a source that the program plays itself, or nothing
   */
  static CProgram compileTest(Path folder, String name, String replaced, List<String> options)
      throws Exception {
    List<String> arguments = new ArrayList<>(options);
    arguments.add("-I" + MODULE.resolve("include"));
    arguments.add("-I" + CORE);
    arguments.add(TESTS.resolve(name + ".c").toString());
    arguments.add(TESTS.resolve("streams.c").toString());
    arguments.addAll(coreSourcesBut(replaced));
    arguments.addAll(List.of("-pthread", "-ldl"));
    return compile(folder.resolve(name), arguments);
  }

  /** Runs it to its end. */
  Result run(Map<String, String> environment, String... arguments) throws Exception {
    return start(
        Stream.concat(Stream.of(file.toString()), Stream.of(arguments)).toList(), environment);
  }

  /** Runs any command; empty values remove a variable from the environment. */
  static Result start(List<String> command, Map<String, String> environment) throws Exception {
    Path out = Files.createTempFile("gnvc-out", null);
    Path err = Files.createTempFile("gnvc-err", null);
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      environment.forEach(
          (name, value) -> {
            if (value.isEmpty()) {
              builder.environment().remove(name);
            } else {
              builder.environment().put(name, value);
            }
          });
      Process process = builder.start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      String printed = Files.readString(err);
      assertTrue(ended, () -> "hangs: " + command + "\n" + printed);
      return new Result(process.exitValue(), Files.readString(out), printed);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
