package org.gnvc.ffmpeg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the launchers as a user does, with what the tests have built and nothing of the user's. */
final class Launcher {

  /** The project's folder. */
  static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  private final Map<String, String> environment = new TreeMap<>();
  private Path workingFolder = Path.of("").toAbsolutePath();

  Launcher() {
    set("GNVC_NO_BUILD", "1");
  }

  Launcher set(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  Launcher path(Object... folders) {
    return set("PATH", String.join(":", Stream.of(folders).map(Object::toString).toList()));
  }

  Launcher in(Path folder) {
    workingFolder = folder;
    return this;
  }

  Run run(Path program, Object... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    Stream.of(args).map(Object::toString).forEach(command::add);
    ProcessBuilder builder = new ProcessBuilder(command).directory(workingFolder.toFile());
    Map<String, String> variables = builder.environment();
    variables
        .keySet()
        .removeIf(name -> name.startsWith("GNVC_") || name.matches("LD_PRELOAD|_?J.*_OPTIONS"));
    variables.putAll(environment);
    return new Run(String.join(" ", command), builder.start()).finish();
  }

  /** A launcher of the project: {@code gnvc}, {@code bin/ffmpeg}. */
  Run project(String launcher, Object... args) throws IOException, InterruptedException {
    return run(PROJECT.resolve(launcher), args);
  }

  /** A folder with links to all programs of this machine but some; made once. */
  static Path toolsWithout(String... missing) throws IOException {
    Path folder = Path.of("target/tools-without-" + String.join("-", missing)).toAbsolutePath();
    if (Files.exists(folder)) {
      return folder;
    }
    Path part = Files.createTempDirectory(Path.of("target"), "tools");
    for (String tools : List.of("/usr/local/bin", "/usr/bin", "/bin")) {
      try (Stream<Path> programs = Files.list(Path.of(tools))) {
        for (Path program : programs.toList()) {
          link(part.resolve(program.getFileName()), program, missing);
        }
      }
    }
    link(part.resolve("java"), Path.of(System.getProperty("java.home"), "bin/java"), missing);
    return Files.move(part, folder);
  }

  private static void link(Path link, Path program, String... missing) throws IOException {
    boolean wanted = !List.of(missing).contains(link.getFileName().toString());
    if (wanted && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link, program);
    }
  }

  /** A copy of the stage in any folder; the jars, which are large, are linked. */
  static Path installation(Path prefix) throws IOException {
    Path stage = FfmpegProgram.STAGE;
    for (String part : List.of("bin", "lib", "share/gnvc/launch")) {
      copy(stage.resolve(part), prefix.resolve(part));
    }
    Files.createSymbolicLink(prefix.resolve("share/gnvc/java"), stage.resolve("share/gnvc/java"));
    return prefix;
  }

  /** The project as it is before the first build. */
  static Path freshProject(Path folder) throws IOException {
    for (String part : List.of("bin", "launch")) {
      copy(PROJECT.resolve(part), folder.resolve(part));
    }
    for (String part : List.of("gnvc", "pom.xml")) {
      Files.copy(PROJECT.resolve(part), folder.resolve(part));
    }
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }
}
