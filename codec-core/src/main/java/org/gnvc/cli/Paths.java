package org.gnvc.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks file names before anything is loaded, so that a slip of the hand costs no time. */
final class Paths {

  /** Stands for standard input or output. */
  static final String STANDARD = "-";

  private Paths() {}

  /** An input that must be there; image name patterns are looked at by the reader. */
  static void checkInput(CommandSpec command, String name) {
    if (name.equals(STANDARD) || name.contains("%")) {
      return;
    }
    Path path = path(command, name);
    if (!Files.exists(path)) {
      throw mistake(command, name + ": no such file");
    }
    if (Files.isDirectory(path)) {
      throw mistake(command, name + " is a folder, not a file");
    }
    if (!Files.isReadable(path)) {
      throw mistake(command, name + ": permission denied");
    }
  }

  /** An output that may be written: its folder is there, and nothing is lost without a word. */
  static void checkOutput(CommandSpec command, String name, String input, boolean force) {
    if (name.equals(STANDARD)) {
      return;
    }
    Path path = path(command, name).toAbsolutePath().normalize();
    Path folder = path.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw mistake(command, name + ": there is no folder " + folder);
    }
    if (!input.equals(STANDARD) && path.equals(path(command, input).toAbsolutePath().normalize())) {
      throw mistake(command, name + " is the input; name another file");
    }
    if (Files.isRegularFile(path) && !force) {
      throw mistake(command, name + " exists; --force replaces it");
    }
  }

  /** What messages call an output. */
  static String named(String output) {
    return output.equals(STANDARD) ? "standard output" : output;
  }

  private static Path path(CommandSpec command, String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw mistake(command, "'" + name + "' is no file name");
    }
  }

  private static ParameterException mistake(CommandSpec command, String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
