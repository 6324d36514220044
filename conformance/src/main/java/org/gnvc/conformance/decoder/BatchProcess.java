package org.gnvc.conformance.decoder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that takes commands from its standard input, a line each with tabs between words, and
 * ends what it says about each with a line {@code batch: exit CODE} on both streams. For use by one
 * thread at a time.
 */
final class BatchProcess implements AutoCloseable {

  private static final Pattern END = Pattern.compile("batch: exit (\\d{1,3})");

  /** Time for a process that has ended to be buried. */
  private static final int GRACE_SECONDS = 10;

  private final Process process;
  private final BufferedReader output;
  private final BufferedReader errors;
  private boolean alive = true;
  private int commands;

  private BatchProcess(Process process) {
    this.process = process;
    output = reader(process.getInputStream());
    errors = reader(process.getErrorStream());
  }

  /**
   * Starts one.
   *
   * @param program words that start the program; the word {@code batch} is added
   * @param folder where it runs
   * @throws IOException if it cannot be started
   */
  static BatchProcess start(List<String> program, Path folder) throws IOException {
    List<String> words = new ArrayList<>(program);
    words.add("batch");
    return new BatchProcess(new ProcessBuilder(words).directory(folder.toFile()).start());
  }

  /** Whether it can take another command. */
  boolean alive() {
    return alive;
  }

  /** Commands that it has taken. */
  int commands() {
    return commands;
  }

  /**
   * Runs a command.
   *
   * @param command as it would be on its own, for the record
   * @param words its words without those that start the program
   * @param limit time that it has; then the process is killed
   */
  Execution run(List<String> command, List<String> words, Duration limit)
      throws InterruptedException {
    commands++;
    long begin = System.nanoTime();
    CompletableFuture<Said> out = ProcessRunner.inBackground(() -> read(output, true));
    CompletableFuture<Said> err = ProcessRunner.inBackground(() -> read(errors, false));
    Ending ending;
    try {
      write(String.join("\t", words) + "\n");
      OptionalInt code = out.get(limit.toMillis(), TimeUnit.MILLISECONDS).exit();
      err.get(GRACE_SECONDS, TimeUnit.SECONDS);
      ending = code.isPresent() ? new Ending.Exited(code.getAsInt()) : died();
    } catch (TimeoutException e) {
      ending = new Ending.TimedOut(limit);
      close();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
    Duration time = Duration.ofNanos(System.nanoTime() - begin);
    return new Execution(command, ending, text(out), text(err), time);
  }

  /** A command that cannot be written goes to a process that has died, which reading finds out. */
  private void write(String line) {
    try {
      OutputStream in = process.getOutputStream();
      in.write(line.getBytes(StandardCharsets.UTF_8));
      in.flush();
    } catch (IOException e) {
      alive = false;
    }
  }

  private Ending died() throws InterruptedException {
    alive = false;
    return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)
        ? Ending.of(process.exitValue())
        : new Ending.TimedOut(Duration.ofSeconds(GRACE_SECONDS));
  }

  private static String text(CompletableFuture<Said> said) {
    Said nothing = new Said("", OptionalInt.empty());
    return said.completeOnTimeout(nothing, 2, TimeUnit.SECONDS).join().text();
  }

  /** What was said, and the exit code at its end; none if the stream ended instead. */
  private record Said(String text, OptionalInt exit) {}

  private static Said read(BufferedReader reader, boolean head) {
    StringBuilder kept = new StringBuilder();
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        Matcher end = END.matcher(line);
        if (end.matches()) {
          return new Said(kept.toString(), OptionalInt.of(Integer.parseInt(end.group(1))));
        }
        if (!head || kept.length() < ProcessRunner.MOST_OUTPUT) {
          kept.append(line).append('\n');
        }
        if (!head && kept.length() > ProcessRunner.MOST_ERRORS) {
          kept.delete(0, kept.length() - ProcessRunner.MOST_ERRORS);
        }
      }
    } catch (IOException e) {
      // The pipe of a killed process; what came before is kept.
      return new Said(kept.toString(), OptionalInt.empty());
    }
    return new Said(kept.toString(), OptionalInt.empty());
  }

  private static BufferedReader reader(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    alive = false;
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
