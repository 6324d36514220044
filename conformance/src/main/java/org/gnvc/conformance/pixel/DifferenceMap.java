package org.gnvc.conformance.pixel;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * The difference of two frames for each pixel: the largest absolute difference of its three
 * samples.
 */
final class DifferenceMap {

  /** Side of the blocks among which the worst place is looked for, in pixels. */
  private static final int BLOCK = 8;

  /** Differences below this are not spread over the whole range of colours. */
  private static final int LEAST_SCALE = 8;

  private final VideoFormat format;
  private final int[] difference;
  private int peakX;
  private int peakY;
  private int scale = LEAST_SCALE;

  private DifferenceMap(VideoFormat format) {
    this.format = format;
    difference = new int[format.width() * format.height()];
  }

  /** Compares two frames of the same format. */
  static DifferenceMap of(Frame expected, Frame decoded) {
    DifferenceMap map = new DifferenceMap(expected.format());
    for (int p = 0; p < 3; p++) {
      map.add(expected.planes().get(p), decoded.planes().get(p), p);
    }
    map.findPeak();
    return map;
  }

  /** Column of the middle of the worst block. */
  int peakX() {
    return peakX;
  }

  /** Row of the middle of the worst block. */
  int peakY() {
    return peakY;
  }

  /** Difference that is drawn white, in sample values. */
  int scale() {
    return scale;
  }

  /** The differences inside of a region: black, red, yellow, white. */
  BufferedImage image(Region region) {
    BufferedImage image =
        new BufferedImage(region.width(), region.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < region.height(); y++) {
      for (int x = 0; x < region.width(); x++) {
        int at = (region.y() + y) * format.width() + region.x() + x;
        image.setRGB(x, y, heat((float) difference[at] / scale));
      }
    }
    return image;
  }

  /** Colour of a value from 0 to 1: black, red, yellow, white. */
  static int heat(float value) {
    float v = 3 * Math.min(1, value);
    return new Color(clip(v), clip(v - 1), clip(v - 2)).getRGB();
  }

  private static float clip(float value) {
    return Math.max(0, Math.min(1, value));
  }

  private void add(short[] expected, short[] decoded, int plane) {
    int stride = format.planeWidth(plane);
    boolean halfX = stride < format.width();
    boolean halfY = format.planeHeight(plane) < format.height();
    for (int y = 0; y < format.height(); y++) {
      int row = (halfY ? y / 2 : y) * stride;
      for (int x = 0; x < format.width(); x++) {
        int from = row + (halfX ? x / 2 : x);
        int at = y * format.width() + x;
        difference[at] = Math.max(difference[at], Math.abs(expected[from] - decoded[from]));
      }
    }
  }

  private void findPeak() {
    long worst = -1;
    for (int y = 0; y < format.height(); y += BLOCK) {
      for (int x = 0; x < format.width(); x += BLOCK) {
        long sum = block(x, y);
        if (sum > worst) {
          worst = sum;
          peakX = Math.min(x + BLOCK / 2, format.width() - 1);
          peakY = Math.min(y + BLOCK / 2, format.height() - 1);
        }
      }
    }
  }

  private long block(int left, int top) {
    long sum = 0;
    for (int y = top; y < Math.min(top + BLOCK, format.height()); y++) {
      for (int x = left; x < Math.min(left + BLOCK, format.width()); x++) {
        int d = difference[y * format.width() + x];
        sum += (long) d * d;
        scale = Math.max(scale, d);
      }
    }
    return sum;
  }
}
