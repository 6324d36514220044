package org.gnvc.conformance.decoder;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Runs commands of one program in processes that take many of them, {@link BatchProcess}, as many
 * as there are callers at a time. A process is replaced after some commands, so that what one
 * leaves behind does not carry all that come after it.
 */
final class BatchRunner implements ProgramRunner {

  /** Commands of a process. */
  private static final int MOST_COMMANDS = 40;

  private final List<String> start;
  private final Duration limit;
  private final ProcessRunner alone;
  private final Deque<BatchProcess> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param start words that every command begins with, and that start the program
   * @param limit time that each command has; then its process is killed
   */
  BatchRunner(List<String> start, Duration limit) {
    this.start = List.copyOf(start);
    this.limit = limit;
    alone = new ProcessRunner(limit);
  }

  /** Commands that a line cannot hold run alone. The folder counts for those only. */
  @Override
  public Execution run(List<String> command, Path folder) throws InterruptedException {
    List<String> words = command.subList(start.size(), command.size());
    if (words.stream().anyMatch(word -> word.matches("(?s).*[\t\r\n].*"))) {
      return alone.run(command, folder);
    }
    BatchProcess process = idle.pollFirst();
    if (process == null) {
      try {
        process = BatchProcess.start(start, folder);
      } catch (IOException e) {
        return new Execution(command, new Ending.NotStarted(e.getMessage()), "", "", Duration.ZERO);
      }
    }
    Execution execution;
    try {
      execution = process.run(command, words, limit);
    } catch (InterruptedException e) {
      process.close();
      throw e;
    }
    if (process.alive() && process.commands() < MOST_COMMANDS) {
      idle.addFirst(process);
    } else {
      process.close();
    }
    return execution;
  }

  @Override
  public void close() {
    for (BatchProcess process = idle.pollFirst(); process != null; process = idle.pollFirst()) {
      process.close();
    }
  }
}
