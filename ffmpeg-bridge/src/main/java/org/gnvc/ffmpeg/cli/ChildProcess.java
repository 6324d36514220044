package org.gnvc.ffmpeg.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What came of a program that ran to its end or to its time limit.
 *
 * @param exitCode its exit code; {@value #TIMED_OUT} if it was stopped at the limit
 * @param out bytes of its standard output
 * @param err text of its standard error
 */
record ChildProcess(int exitCode, byte[] out, String err) {

  static final int TIMED_OUT = 124;

  /**
   * Runs a program with the plug-in preloaded, and nothing else preloaded.
   *
   * @param report whether the plug-in prints what it patched instead of being silent
   * @param input bytes for its standard input
   */
  static ChildProcess run(
      List<String> command, Path preload, boolean report, byte[] input, int seconds)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LD_PRELOAD", preload.toString());
    builder.environment().remove("GNVC_DEBUG");
    // These children end before code that was compiled well would pay.
    builder.environment().merge("GNVC_JAVA_OPTS", "-XX:TieredStopAtLevel=1", (a, b) -> b + " " + a);
    if (report) {
      builder.environment().put("GNVC_FFMPEG_REPORT", "1");
    }
    Process process = builder.start();
    CompletableFuture<byte[]> out = all(process.getInputStream());
    CompletableFuture<byte[]> err = all(process.getErrorStream());
    CompletableFuture<Void> fed =
        CompletableFuture.runAsync(() -> feed(process.getOutputStream(), input));
    boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    fed.join();
    return new ChildProcess(
        ended ? process.exitValue() : TIMED_OUT,
        out.join(),
        new String(err.join(), StandardCharsets.UTF_8));
  }

  String outText() {
    return new String(out, StandardCharsets.UTF_8);
  }

  /** The last line it said, which in FFmpeg names the reason most often. */
  String lastWords() {
    return err.lines()
        .filter(line -> !line.isBlank())
        .reduce((first, second) -> second)
        .orElse(exitCode == TIMED_OUT ? "no end in sight" : "exit code " + exitCode)
        .strip();
  }

  private static CompletableFuture<byte[]> all(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** A program that fails early does not read to the end. */
  private static void feed(OutputStream stream, byte[] input) {
    try (stream) {
      stream.write(input);
    } catch (IOException closed) {
      return;
    }
  }
}
