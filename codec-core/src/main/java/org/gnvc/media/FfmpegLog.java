package org.gnvc.media;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Takes FFmpeg's messages instead of the terminal. Keeps the last errors and warnings of the whole
 * process; messages may come from any thread, so one reader's failure can, rarely, be explained
 * with the line of another that works at the same moment.
 */
public final class FfmpegLog {

  private static final int KEPT = 64;
  private static final int LONGEST = 300;

  private record Line(long number, long thread, int level, String text) {}

  private static final Deque<Line> LINES = new ArrayDeque<>();
  private static long count;
  private static Consumer<String> listener = line -> {};

  /** Held for the life of the process: native code keeps a pointer to it. */
  private static final Receiver RECEIVER = new Receiver();

  private FfmpegLog() {}

  private static final class Receiver extends LogCallback {
    @Override
    public void call(int level, BytePointer message) {
      if (level <= avutil.AV_LOG_WARNING) {
        add(level, message.getString());
      }
    }
  }

  static void install() {
    avutil.av_log_set_level(avutil.AV_LOG_WARNING);
    avutil.setLogCallback(RECEIVER);
  }

  /** Passes every further warning and error line of FFmpeg to {@code target}, on any thread. */
  public static synchronized void listen(Consumer<String> target) {
    listener = target;
  }

  /** The number of the next line; see {@link #tellingLineSince}. */
  static synchronized long mark() {
    return count;
  }

  /**
   * The line since {@code mark} that most likely names the cause: the first of the worst level,
   * from this thread if there is one. Empty if FFmpeg said nothing.
   */
  static synchronized String tellingLineSince(long mark) {
    long thread = Thread.currentThread().getId();
    Line best = null;
    for (Line line : LINES) {
      if (line.number < mark) {
        continue;
      }
      boolean own = line.thread == thread;
      if (best == null
          || (own && best.thread != thread)
          || (own == (best.thread == thread) && line.level < best.level)) {
        best = line;
      }
    }
    return best == null ? "" : best.text;
  }

  private static synchronized void add(int level, String message) {
    String text = message.strip();
    if (text.isEmpty()) {
      return;
    }
    int lineEnd = text.indexOf('\n');
    text = lineEnd < 0 ? text : text.substring(0, lineEnd);
    text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    LINES.addLast(new Line(count++, Thread.currentThread().getId(), level, text));
    if (LINES.size() > KEPT) {
      LINES.removeFirst();
    }
    listener.accept(text);
  }
}
