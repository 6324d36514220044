package org.gnvc.metrics;

/**
 * Where each pixel of one picture is found in another: pixel (x, y) at (x + dx, y + dy).
 *
 * @param width pixels
 * @param height pixels
 * @param dx to the right in pixels, row by row; not copied
 * @param dy downwards in pixels, row by row; not copied
 */
public record FlowField(int width, int height, float[] dx, float[] dy) {

  public FlowField {
    if (dx.length != width * height || dy.length != width * height) {
      throw new IllegalArgumentException(
          "%d and %d numbers for %dx%d".formatted(dx.length, dy.length, width, height));
    }
  }
}
