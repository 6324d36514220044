package org.gnvc.conformance.decoder;

import java.nio.file.Path;
import java.util.List;

/** Runs programs to their end. Safe for use by many threads. */
interface ProgramRunner extends AutoCloseable {

  /**
   * Runs a program to its end. Its standard input is empty.
   *
   * @param folder where it runs
   * @throws InterruptedException if this thread is interrupted; the program is killed
   */
  Execution run(List<String> command, Path folder) throws InterruptedException;

  /** Ends what still runs. */
  @Override
  void close();
}
