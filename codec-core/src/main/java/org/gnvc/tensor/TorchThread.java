package org.gnvc.tensor;

import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** Settings of libtorch that belong to the thread that calls it. */
final class TorchThread {

  private static final ThreadLocal<Boolean> PREPARED =
      ThreadLocal.withInitial(
          () -> {
            // Operators are small: threads that meet inside of each cost more than they gain, and
            // stall for seconds on a busy machine. Work is shared out in larger pieces instead.
            JniUtils.setNumThreads(1);
            // The profiling executor costs seconds on the first calls and gains nothing: the time
            // goes into single large kernels.
            JniUtils.setGraphExecutorOptimize(false);
            return true;
          });

  private TorchThread() {}

  /** Makes the settings in this thread, if it has not been done. */
  static void prepare() {
    PREPARED.get();
  }

  /** Runs work with several threads inside of operators. */
  static <T> T wide(int threads, Supplier<T> work) {
    prepare();
    if (threads == 1) {
      return work.get();
    }
    JniUtils.setNumThreads(threads);
    try {
      return work.get();
    } finally {
      JniUtils.setNumThreads(1);
    }
  }
}
