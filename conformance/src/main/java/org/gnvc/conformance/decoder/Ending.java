package org.gnvc.conformance.decoder;

import java.time.Duration;
import java.util.Set;

/** How a process ended. */
public sealed interface Ending {

  /** By itself, with an exit code. */
  record Exited(int code) implements Ending {
    @Override
    public String toString() {
      return "ended with exit code " + code;
    }
  }

  /** By a signal: it crashed. */
  record Crashed(int signal) implements Ending {
    @Override
    public String toString() {
      return "was ended by signal " + signal;
    }
  }

  /** It was stopped because it took too long. */
  record TimedOut(Duration limit) implements Ending {
    @Override
    public String toString() {
      return "did not end within %d s".formatted(limit.toSeconds());
    }
  }

  /** It could not be started. */
  record NotStarted(String reason) implements Ending {
    @Override
    public String toString() {
      return "could not be started: " + reason;
    }
  }

  /** Signals of programs that crash: ILL, TRAP, ABRT, BUS, FPE, KILL, SEGV, TERM, SYS. */
  Set<Integer> CRASHES = Set.of(4, 5, 6, 7, 8, 9, 11, 15, 31);

  /**
   * The ending that an exit value stands for. Java, as shells do, adds 128 to the number of a
   * signal; other values above 128 are a program's own.
   */
  static Ending of(int exitValue) {
    return CRASHES.contains(exitValue - 128) ? new Crashed(exitValue - 128) : new Exited(exitValue);
  }

  /** Whether it ended by itself and claims success. */
  default boolean success() {
    return this instanceof Exited exited && exited.code() == 0;
  }

  /** Whether it ended by itself, with whatever code. */
  default boolean orderly() {
    return this instanceof Exited;
  }
}
