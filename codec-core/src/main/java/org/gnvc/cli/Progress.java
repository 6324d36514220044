package org.gnvc.cli;

import java.util.Locale;
import java.util.OptionalLong;
import org.gnvc.frame.Rational;

/**
 * One line that is drawn over itself: percent, frames, frames per second, bit rate so far, time
 * left. Draws nothing where {@code stderr} is no terminal. Used by one thread.
 */
final class Progress implements AutoCloseable {

  private static final long REDRAW_NANOS = 200_000_000L;

  private final Console console;
  private final OptionalLong totalFrames;
  private final Rational frameRate;
  private final long start = System.nanoTime();
  private long lastDrawn = start;
  private boolean drawn;

  /**
   * @param totalFrames frames to expect, where known
   * @param frameRate frames per second of the video, for its bit rate
   */
  Progress(Console console, OptionalLong totalFrames, Rational frameRate) {
    this.console = console;
    this.totalFrames = totalFrames;
    this.frameRate = frameRate;
  }

  /**
   * @param frames frames done so far
   * @param bytes coded bytes of those frames
   */
  void update(long frames, long bytes) {
    long now = System.nanoTime();
    if (!console.showsProgress() || now - lastDrawn < REDRAW_NANOS) {
      return;
    }
    lastDrawn = now;
    drawn = true;
    synchronized (console.err()) {
      console.err().print("\r\033[K" + line(frames, bytes, (now - start) / 1e9));
      console.err().flush();
    }
  }

  /** Text of the line after {@code seconds} of work; at most 79 characters for usual figures. */
  String line(long frames, long bytes, double seconds) {
    double speed = frames / Math.max(seconds, 1e-9);
    double kilobits = frames == 0 ? 0 : bytes * 8 / 1000.0 * frameRate.value() / frames;
    String done = "%d frames".formatted(frames);
    String left = "";
    if (totalFrames.isPresent()) {
      long total = Math.max(totalFrames.getAsLong(), frames);
      done =
          "%3d %%  %d/%d frames".formatted(total == 0 ? 100 : 100 * frames / total, frames, total);
      left = frames == 0 ? "" : "  %s left".formatted(clock((total - frames) / speed));
    }
    return String.format(
        Locale.ROOT, "%s  %.1f frames/s  %.1f kbit/s%s", done, speed, kilobits, left);
  }

  /** Removes the line. */
  @Override
  public void close() {
    if (drawn) {
      drawn = false;
      console.err().print("\r\033[K");
      console.err().flush();
    }
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
        : "%d:%02d".formatted(whole / 60, whole % 60);
  }
}
