package org.gnvc.bridge;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The thread that a session's codec works in. Hosts call from threads of any kind, some with small
 * stacks, some that end soon; libtorch keeps settings per thread and wants a deep stack.
 */
final class SessionThread implements AutoCloseable {

  private static final long STACK_BYTES = 8L << 20;

  private final ExecutorService executor;

  /**
   * Starts the thread with the first work.
   *
   * @param name for thread dumps
   */
  SessionThread(String name) {
    executor =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(null, work, name, STACK_BYTES);
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Does the work there and waits for it, also if the caller is interrupted. */
  <T> T call(Callable<T> work) throws IOException {
    Future<T> future = executor.submit(work);
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      throw rethrow(e.getCause());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static RuntimeException rethrow(Throwable cause) throws IOException {
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
  }

  /** Whether no more work is taken. */
  boolean isClosed() {
    return executor.isShutdown();
  }

  @Override
  public void close() {
    executor.shutdown();
  }
}
