package org.gnvc.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What Ctrl-C (or a polite kill) does: a file in work is closed at once by its rescue, then the
 * command gets a moment to come to an end by itself, because stopping native code in the middle of
 * a computation is not safe. Safe for use by many threads.
 */
final class Interruption {

  private static final int GRACE_SECONDS = 5;

  private final AtomicReference<Runnable> rescue = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "gnvc-interrupt");
  private volatile boolean requested;

  /** Starts to listen to the signals of this process. */
  void install() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether the user asked to stop; a long loop looks at this between its steps. */
  boolean requested() {
    return requested;
  }

  /**
   * Names the work that must be done as soon as the signal comes, from another thread than the
   * command's; null when there is none any more.
   */
  void onRequest(Runnable work) {
    rescue.set(work);
  }

  /**
   * Ends the process, or lets the signal that is already ending it do so.
   *
   * @param exitCode what a run without a signal returns
   */
  void exit(int exitCode) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      ended.countDown();
      return;
    }
    System.exit(exitCode);
  }

  private void stop() {
    requested = true;
    Runnable work = rescue.getAndSet(null);
    if (work != null) {
      work.run();
    }
    try {
      if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        // Static destructors of the native libraries must not run under a busy thread.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
