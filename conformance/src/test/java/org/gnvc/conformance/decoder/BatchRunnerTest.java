package org.gnvc.conformance.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class BatchRunnerTest {

  /** Says its number and the command, and does what the command says. */
  private static final String PROGRAM =
      """
      while IFS= read -r line; do
        echo "$$ $line"; echo "about $line" >&2
        case $line in die) kill -SEGV $$;; hang) sleep 987;; esac
        echo "batch: exit 3" >&2; echo "batch: exit 3"
      done""";

  private static final List<String> START = List.of("sh", "-c", PROGRAM);

  private final BatchRunner runner = new BatchRunner(START, Duration.ofSeconds(5));

  private Execution run(String... words) throws InterruptedException {
    List<String> command = new ArrayList<>(START);
    command.addAll(List.of(words));
    return runner.run(command, Path.of("").toAbsolutePath());
  }

  private static String process(Execution execution) {
    return execution.output().split(" ")[0];
  }

  @AfterEach
  void end() {
    runner.close();
  }

  @Test
  void eachCommandHasItsOwnWordsAndExitCode() throws InterruptedException {
    Execution first = run("one", "two words");
    Execution second = run("three");
    assertEquals(new Ending.Exited(3), first.ending());
    assertTrue(first.output().endsWith(" one\ttwo words\n"), first.output());
    assertEquals("about one\ttwo words\n", first.errors());
    assertEquals("about three\n", second.errors());
    assertEquals(process(first), process(second));
  }

  @Test
  void aCrashIsThatOfItsCommandAlone() throws InterruptedException {
    Execution before = run("one");
    Execution crashed = run("die");
    Execution after = run("two");
    assertEquals(new Ending.Crashed(11), crashed.ending());
    assertEquals("about die\n", crashed.errors());
    assertEquals(new Ending.Exited(3), after.ending());
    assertTrue(!process(before).equals(process(after)), "the process has died");
  }

  @Test
  void whatHangsIsKilledAndTheNextCommandRuns() throws InterruptedException {
    Execution hung = run("hang");
    assertInstanceOf(Ending.TimedOut.class, hung.ending());
    assertEquals(new Ending.Exited(3), run("two").ending());
  }

  @Test
  void aProcessIsReplacedAfterSomeCommands() throws InterruptedException {
    String first = process(run("one"));
    String last = first;
    for (int i = 0; i < 40; i++) {
      last = process(run("one"));
    }
    assertTrue(!first.equals(last), "one process took all");
  }
}
