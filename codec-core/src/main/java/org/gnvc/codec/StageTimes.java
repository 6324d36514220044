package org.gnvc.codec;

import java.util.EnumMap;
import java.util.Map;

/** Adds up the wall time spent in every stage. Not thread-safe. */
public final class StageTimes {

  /** Work whose time is taken. */
  interface Work<T, X extends Exception> {
    T run() throws X;
  }

  private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);

  /** Runs the work and adds its time to the stage. Stages must not be nested. */
  <T, X extends Exception> T time(Stage stage, Work<T, X> work) throws X {
    long start = System.nanoTime();
    try {
      return work.run();
    } finally {
      nanos.merge(stage, System.nanoTime() - start, Long::sum);
    }
  }

  /** Seconds spent in the stage so far. */
  public double seconds(Stage stage) {
    return nanos.getOrDefault(stage, 0L) * 1e-9;
  }

  /** Seconds spent in all stages so far. */
  public double totalSeconds() {
    return nanos.values().stream().mapToLong(Long::longValue).sum() * 1e-9;
  }
}
