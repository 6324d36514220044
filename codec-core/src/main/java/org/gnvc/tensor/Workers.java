package org.gnvc.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Threads that run independent pieces of work, such as the tiles of a picture, side by side. Each
 * operator runs in the thread that calls it: sharing out whole pieces needs no meeting of threads
 * within operators, which costs more than small operators gain and stalls on a busy machine.
 */
final class Workers implements AutoCloseable {

  private final int count;
  private final ExecutorService pool;

  /**
   * Starts no thread before it is needed.
   *
   * @param count how many pieces run at a time; 1 runs them in the caller's thread
   */
  Workers(int count) {
    this.count = count;
    pool = count == 1 ? null : Executors.newFixedThreadPool(count, Workers::thread);
  }

  /** How many pieces run at a time. */
  int count() {
    return count;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "gnvc-worker");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Runs all pieces and waits for all of them, even if one fails or the caller is interrupted: they
   * use memory that the caller frees afterwards.
   *
   * @return their results in order
   */
  <T> List<T> run(List<Supplier<T>> pieces) {
    if (pool == null || pieces.size() == 1) {
      return pieces.stream().map(Supplier::get).toList();
    }
    List<Future<T>> futures = pieces.stream().map(piece -> pool.submit(piece::get)).toList();
    List<T> results = new ArrayList<>(futures.size());
    RuntimeException failure = null;
    boolean interrupted = false;
    for (Future<T> future : futures) {
      for (boolean done = false; !done; ) {
        try {
          results.add(future.get());
          done = true;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          failure = failure == null ? new IllegalStateException(e.getCause()) : failure;
          done = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw failure;
    }
    return results;
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
