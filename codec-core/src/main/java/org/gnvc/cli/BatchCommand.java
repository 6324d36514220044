package org.gnvc.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Runs commands one after another in this process, for callers that have many short ones: a start
 * costs more than decoding a small stream. Each line of the standard input is a command without
 * {@code gnvc}, its words separated by tabs. After each one, a line {@code batch: exit CODE} goes
 * to both streams; CODE is what the command alone would have ended with.
 */
@Command(name = "batch", hidden = true, description = "Run commands from standard input.")
final class BatchCommand implements Callable<Integer> {

  private final Interruption interruption;

  @Mixin CommonOptions common;

  BatchCommand(Interruption interruption) {
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine own = common.command.commandLine();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      CommandLine other = Main.commandLine(interruption).setOut(own.getOut()).setErr(own.getErr());
      int code = other.execute(line.split("\t", -1));
      end(own.getErr(), code);
      end(own.getOut(), code);
      if (interruption.requested()) {
        return ExitCode.INTERRUPTED;
      }
    }
    return ExitCode.OK;
  }

  private static void end(PrintWriter stream, int code) {
    stream.println("batch: exit " + code);
    stream.flush();
  }
}
