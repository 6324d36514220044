package org.gnvc.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingLibraryException;
import org.gnvc.error.MissingModelException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns every failure into one line on {@code stderr} and an exit code. */
final class Failures {

  private Failures() {}

  /** A mistake on the command line: what is wrong and where help is. */
  static int usage(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String hint =
        mistake instanceof UnmatchedArgumentException unmatched ? suggestion(unmatched) : "";
    PrintWriter err = command.getErr();
    err.println(
        name
            + ": "
            + oneLine(mistake.getMessage().replaceFirst("^Error: ", ""))
            + hint
            + "; see "
            + name
            + " --help");
    if (debugAsked(List.of(args))) {
      mistake.printStackTrace(err);
    }
    err.flush();
    return ExitCode.USAGE;
  }

  /** A command that could not do its work. */
  static int execution(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(name + ": " + describe(failure));
    if (debugAsked(parsed.originalArgs())) {
      failure.printStackTrace(err);
    }
    err.flush();
    return exitCode(failure);
  }

  /** The exit code that belongs to a failure. */
  static int exitCode(Throwable failure) {
    if (failure instanceof GnvcException declared) {
      return switch (kind(declared)) {
        case MISSING -> ExitCode.MISSING;
        case INPUT -> ExitCode.INPUT;
      };
    }
    return failure instanceof InterruptedByUserException ? ExitCode.INTERRUPTED : ExitCode.IO;
  }

  /** One line that a user can act on. */
  static String describe(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file or folder";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (failure instanceof FileSystemException file && file.getReason() != null) {
      return file.getFile() + ": " + oneLine(file.getReason());
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory; use fewer pixels or give Java more (GNVC_JAVA_OPTS=-Xmx...)";
    }
    if (failure instanceof IOException && message != null) {
      return oneLine(message);
    }
    return "internal error, please report it (--debug shows the trace): "
        + oneLine(failure.toString());
  }

  private enum Kind {
    MISSING,
    INPUT
  }

  private static Kind kind(GnvcException failure) {
    if (failure instanceof MissingModelException || failure instanceof MissingLibraryException) {
      return Kind.MISSING;
    }
    return Kind.INPUT;
  }

  private static boolean debugAsked(List<String> args) {
    return args.contains("--debug") || "1".equals(System.getenv("GNVC_DEBUG"));
  }

  private static String suggestion(UnmatchedArgumentException unmatched) {
    List<String> close = unmatched.getSuggestions();
    return close.isEmpty()
        ? ""
        : close.stream().limit(3).collect(Collectors.joining(" or ", "; did you mean ", "?"));
  }

  private static String oneLine(String text) {
    String line = text == null ? "no reason given" : text.strip().replaceAll("\\s*\\R\\s*", "; ");
    // An acronym keeps its capitals.
    boolean word = line.length() > 1 && !Character.isUpperCase(line.charAt(1));
    return word ? line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1) : line;
  }
}
