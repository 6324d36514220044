package org.gnvc.conformance.decoder;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs programs, keeps the end of what they say, and stops those that take too long. */
final class ProcessRunner implements ProgramRunner {

  static final int MOST_OUTPUT = 1 << 20;
  static final int MOST_ERRORS = 4000;

  /** Threads that do not keep Java alive. */
  private static final Executor DAEMON =
      task -> {
        Thread thread = new Thread(task, "process output");
        thread.setDaemon(true);
        thread.start();
      };

  private final Duration limit;

  /**
   * @param limit time that a program has; then it and all that it started are killed
   */
  ProcessRunner(Duration limit) {
    this.limit = limit;
  }

  @Override
  public Execution run(List<String> command, Path folder) throws InterruptedException {
    long start = System.nanoTime();
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(nothing()))
              .start();
    } catch (IOException e) {
      return new Execution(command, new Ending.NotStarted(e.getMessage()), "", "", Duration.ZERO);
    }
    CompletableFuture<String> output = inBackground(() -> head(process.getInputStream()));
    CompletableFuture<String> errors = inBackground(() -> tail(process.getErrorStream()));
    Ending ending = new Ending.TimedOut(limit);
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        ending = Ending.of(process.exitValue());
      }
    } finally {
      // Of a process that has ended this would drop what is not read yet.
      if (process.isAlive()) {
        kill(process);
      }
    }
    return new Execution(
        command, ending, said(output), said(errors), Duration.ofNanos(System.nanoTime() - start));
  }

  /** Reads what a process says while another thread waits for its end. */
  static <T> CompletableFuture<T> inBackground(Supplier<T> reading) {
    return CompletableFuture.supplyAsync(reading, DAEMON);
  }

  @Override
  public void close() {
    // Each process ends with its run.
  }

  /** A child that was left behind may keep the pipes open; what it says is not waited for. */
  private static String said(CompletableFuture<String> text) {
    return text.completeOnTimeout("", 2, TimeUnit.SECONDS).join();
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private static File nothing() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }

  private static String head(InputStream in) {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    drain(in, (bytes, count) -> kept.write(bytes, 0, Math.min(count, MOST_OUTPUT - kept.size())));
    return kept.toString(StandardCharsets.UTF_8);
  }

  private static String tail(InputStream in) {
    StringBuilder kept = new StringBuilder();
    drain(
        in,
        (bytes, count) -> {
          kept.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
          if (kept.length() > MOST_ERRORS) {
            kept.delete(0, kept.length() - MOST_ERRORS);
          }
        });
    return kept.toString();
  }

  private interface Sink {
    void take(byte[] bytes, int count);
  }

  private static void drain(InputStream in, Sink sink) {
    byte[] bytes = new byte[8192];
    try (in) {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        sink.take(bytes, count);
      }
    } catch (IOException e) {
      // The pipe of a killed process; what came before is kept.
      return;
    }
  }
}
