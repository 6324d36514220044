package org.gnvc.codec;

import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;

/**
 * Finds the first frame of a new scene from a thumbnail of the luma: a cut changes the picture much
 * more than the motion around it does. Works frame by frame, so it adds no delay.
 */
final class SceneCutDetector {

  private static final int COLUMNS = 32;
  private static final int ROWS = 18;

  /** Least mean change of a thumbnail pixel at a cut, as a share of full scale. */
  private static final double LEAST_CHANGE = 0.08;

  /** Least ratio of a cut's change to the change that is usual in the scene. */
  private static final double LEAST_RATIO = 4;

  /** Weight of the newest frame in the usual change. */
  private static final double MEMORY = 0.25;

  private double[] previous;
  private double usualChange;

  /** Whether this frame starts a new scene. The first frame of all does not. */
  boolean isCut(Frame frame) {
    double[] thumbnail = thumbnail(frame);
    double[] before = previous;
    previous = thumbnail;
    if (before == null) {
      return false;
    }
    double change = 0;
    for (int i = 0; i < thumbnail.length; i++) {
      change += Math.abs(thumbnail[i] - before[i]);
    }
    change /= thumbnail.length;
    boolean cut = change > LEAST_CHANGE && change > LEAST_RATIO * usualChange;
    // A cut counts as well: flicker must not look like one cut after another.
    usualChange += MEMORY * (change - usualChange);
    return cut;
  }

  /** Block means of the first plane (luma, or green of RGB), full scale = 1. */
  private static double[] thumbnail(Frame frame) {
    int width = frame.format().width();
    int height = frame.format().height();
    boolean rgb = frame.format().chroma() == ChromaFormat.RGB;
    short[] plane = frame.planes().get(rgb ? 1 : 0);
    double scale = 1.0 / ((1 << frame.format().bitDepth()) - 1);
    double[] out = new double[COLUMNS * ROWS];
    for (int r = 0; r < ROWS; r++) {
      int y0 = r * height / ROWS;
      int y1 = Math.max(y0 + 1, (r + 1) * height / ROWS);
      for (int c = 0; c < COLUMNS; c++) {
        int x0 = c * width / COLUMNS;
        int x1 = Math.max(x0 + 1, (c + 1) * width / COLUMNS);
        long sum = 0;
        for (int y = y0; y < y1; y++) {
          for (int x = x0; x < x1; x++) {
            sum += plane[y * width + x];
          }
        }
        out[r * COLUMNS + c] = scale * sum / ((y1 - y0) * (x1 - x0));
      }
    }
    return out;
  }
}
