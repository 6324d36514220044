package org.gnvc.conformance.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessRunnerTest {

  private static Execution run(Duration limit, String script) throws InterruptedException {
    return new ProcessRunner(limit).run(List.of("sh", "-c", script), Path.of("").toAbsolutePath());
  }

  @Test
  void exitCodeAndWordsAreKept() throws InterruptedException {
    Execution execution = run(Duration.ofMinutes(1), "echo out; echo err >&2; exit 3");
    assertEquals(new Ending.Exited(3), execution.ending());
    assertEquals("out\n", execution.output());
    assertEquals("err\n", execution.errors());
    assertTrue(execution.reportsProblem());
  }

  @Test
  void nothingIsLostOfWhatAProgramSaysLast() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      assertEquals("last\n", run(Duration.ofMinutes(1), "echo last").output(), "run " + i);
    }
  }

  @Test
  void theEndOfALongComplaintIsKept() throws InterruptedException {
    Execution execution =
        run(
            Duration.ofMinutes(1),
            "i=0; while [ $i -lt 2000 ]; do echo line $i >&2; i=$((i+1)); done");
    assertTrue(execution.errors().endsWith("line 1999\n"));
    assertTrue(execution.errors().length() <= ProcessRunner.MOST_ERRORS);
  }

  @Test
  void aCrashIsNoOrderlyEnd() throws InterruptedException {
    Execution execution = run(Duration.ofMinutes(1), "kill -SEGV $$");
    assertEquals(new Ending.Crashed(11), execution.ending());
    assertFalse(execution.ending().orderly());
  }

  @Test
  void whatHangsIsKilledWithAllThatItStarted() throws InterruptedException {
    Execution execution = run(Duration.ofSeconds(1), "sleep 987 & sleep 987");
    assertInstanceOf(Ending.TimedOut.class, execution.ending());
    assertTrue(execution.time().toSeconds() < 60, execution.time().toString());
    Thread.sleep(200);
    boolean left =
        ProcessHandle.current()
            .descendants()
            .anyMatch(p -> p.info().commandLine().orElse("").contains("sleep 987"));
    assertFalse(left, "a process is left");
  }

  @Test
  void aProgramThatIsNotThereIsReportedNotThrown() throws InterruptedException {
    Execution execution =
        new ProcessRunner(Duration.ofMinutes(1))
            .run(List.of("/no/such/decoder"), Path.of("").toAbsolutePath());
    assertInstanceOf(Ending.NotStarted.class, execution.ending());
    assertFalse(execution.ending().orderly());
  }

  @Test
  void linesOfAnotherFormAreNoGroups() throws InterruptedException {
    String digest = "0123456789abcdef".repeat(4);
    Execution execution =
        run(
            Duration.ofMinutes(1),
            "echo hello; echo group 0 17 %s; echo group 17 -1 x; echo group 17 16 %s"
                .formatted(digest, digest.toUpperCase(Locale.ROOT)));
    assertEquals(
        List.of(new DecodedSymbols.Group(0, 17, digest), new DecodedSymbols.Group(17, 16, digest)),
        DecodedSymbols.of(execution).groups());
  }
}
