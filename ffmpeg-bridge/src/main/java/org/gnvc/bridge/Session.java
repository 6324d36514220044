package org.gnvc.bridge;

import java.io.IOException;
import org.gnvc.codec.ModelOptions;

/**
 * An encoder or decoder of the C interface: its codec works in a thread of its own, with a model
 * that others may share. For one caller at a time.
 */
abstract sealed class Session implements AutoCloseable permits EncoderSession, DecoderSession {

  final SessionThread thread;
  private SharedModel model;

  /**
   * Starts nothing yet.
   *
   * @param name of the thread, for thread dumps
   */
  Session(String name) {
    thread = new SessionThread(name);
  }

  /** Makes the codec, with the model loaded. Runs in the session's thread. */
  interface Start {
    void with(SharedModel model) throws IOException;
  }

  /** Loads the model, or joins those who use it, and starts the codec. Closes after a failure. */
  final void start(ModelOptions options, Start start) throws IOException {
    boolean started = false;
    try {
      thread.call(
          () -> {
            model = SharedModel.open(options);
            start.with(model);
            return null;
          });
      started = true;
    } finally {
      if (!started) {
        close();
      }
    }
  }

  /** What it did so far, in lines of text. */
  abstract String report();

  /** The line of {@link #report} about the machine. */
  final String machine() {
    return StageReport.machine(model.model().runtime());
  }

  /** Frees the codec, which may not have been started. Runs in the session's thread. */
  abstract void closeCodec();

  /** Frees everything, the shared model too if nobody else uses it. */
  @Override
  public final void close() {
    if (thread.isClosed()) {
      return;
    }
    try {
      thread.call(
          () -> {
            closeCodec();
            if (model != null) {
              model.close();
            }
            return null;
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      thread.close();
    }
  }
}
