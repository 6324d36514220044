package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A process and what it prints. Both streams are read while it runs, so that it never waits for its
 * reader.
 */
final class Run {

  /** Far more than anything here takes: what is not done by then hangs. */
  private static final long LIMIT_SECONDS = 180;

  /** Exit codes from here on say that a signal ended the process: a crash. */
  private static final int SIGNALLED = 128;

  private final String command;
  private final Process process;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Thread outReader;
  private final Thread errReader;

  Run(String command, Process process) {
    this.command = command;
    this.process = process;
    outReader = reader(process.getInputStream(), out);
    errReader = reader(process.getErrorStream(), err);
  }

  private static Thread reader(InputStream from, ByteArrayOutputStream to) {
    Thread thread =
        new Thread(
            () -> {
              byte[] buffer = new byte[8192];
              try {
                for (int n = from.read(buffer); n > 0; n = from.read(buffer)) {
                  to.write(buffer, 0, n);
                }
              } catch (IOException e) {
                to.writeBytes(e.toString().getBytes(StandardCharsets.UTF_8));
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Waits for the end; a process that hangs is killed and fails the test. */
  Run finish() throws InterruptedException {
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      fail("hangs: " + this);
    }
    outReader.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    errReader.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
    return this;
  }

  /** Waits until the process has printed a match to standard error. */
  Run awaitErr(String regex) throws InterruptedException {
    Pattern pattern = Pattern.compile(regex);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!pattern.matcher(err()).find()) {
      assertTrue(process.isAlive(), () -> "ended before it printed " + regex + ": " + this);
      assertTrue(System.nanoTime() < end, () -> "never printed " + regex + ": " + this);
      Thread.sleep(20);
    }
    return this;
  }

  /** Sends a signal by its name without SIG. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  /** Types a text into standard input. */
  void type(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
  }

  /** The process must have ended well. */
  Run ok() {
    assertEquals(0, exitCode(), this::toString);
    return this;
  }

  /** The process must have ended well and have had nothing to say. */
  Run quiet() {
    ok();
    // An FFmpeg that was built without an assembler complains about each conversion of pixels.
    assertEquals("", err().replaceAll("(?m)^\\[swscaler @ .*\\R", ""), command);
    return this;
  }

  /** The process must have reported an error by its exit code, and not have crashed. */
  Run failed() {
    assertNotEquals(0, exitCode(), this::toString);
    return sane();
  }

  /** The process must not have been ended by a signal, whatever it made of its input. */
  Run sane() {
    int code = exitCode();
    // FFmpeg 8 ends with the low byte of its error number, so only the signals of a crash count.
    for (int signal : new int[] {4, 6, 7, 8, 9, 11}) {
      assertNotEquals(SIGNALLED + signal, code, this::toString);
    }
    assertFalse(err().contains("SIGSEGV"), this::toString);
    return this;
  }

  /** Standard error must contain this. */
  Run says(String text) {
    assertTrue(err().contains(text), () -> "should say: " + text + "\n" + this);
    return this;
  }

  /** Standard error must not contain this. */
  Run neverSays(String text) {
    assertFalse(err().contains(text), () -> "should not say: " + text + "\n" + this);
    return this;
  }

  int exitCode() {
    return process.exitValue();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  byte[] outBytes() {
    return out.toByteArray();
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    String code = process.isAlive() ? "running" : "exit code " + process.exitValue();
    return command + "\n" + code + "\n" + err();
  }
}
