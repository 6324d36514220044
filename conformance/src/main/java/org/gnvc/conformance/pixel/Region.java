package org.gnvc.conformance.pixel;

import java.util.List;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * A rectangle of a picture, in luma samples. Where chroma is halved, the left and top are even and
 * so are the sizes, unless the rectangle ends with the picture.
 *
 * @param x left column, 0 or more
 * @param y top row, 0 or more
 * @param width columns, 1 or more
 * @param height rows, 1 or more
 */
public record Region(int x, int y, int width, int height) {

  /** Checks the ranges. */
  public Region {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException("region %d,%d %dx%d".formatted(x, y, width, height));
    }
  }

  /** The part of the picture that a vector's reference shows. */
  static Region of(Manifest.Window window) {
    return new Region(window.x(), window.y(), window.width(), window.height());
  }

  /**
   * The region of that size around a place, moved to lie on even columns and rows inside of the
   * picture; smaller if the picture is.
   */
  static Region around(int centreX, int centreY, int width, int height, VideoFormat format) {
    int w = Math.min(width, format.width());
    int h = Math.min(height, format.height());
    int left = Math.max(0, Math.min(centreX - w / 2, format.width() - w));
    int top = Math.max(0, Math.min(centreY - h / 2, format.height() - h));
    int evenLeft = left & ~1;
    int evenTop = top & ~1;
    return new Region(evenLeft, evenTop, w + (left - evenLeft), h + (top - evenTop));
  }

  /**
   * The part of the frame inside of the region; samples are copied.
   *
   * @throws IllegalArgumentException if the region reaches out of the frame or cuts a chroma sample
   */
  public Frame crop(Frame frame) {
    VideoFormat from = frame.format();
    if (x + width > from.width() || y + height > from.height()) {
      throw new IllegalArgumentException(this + " reaches out of " + from);
    }
    VideoFormat to = new VideoFormat(width, height, from.chroma(), from.bitDepth(), from.color());
    return new Frame(
        to, frame.pts(), List.of(plane(frame, to, 0), plane(frame, to, 1), plane(frame, to, 2)));
  }

  private short[] plane(Frame frame, VideoFormat to, int plane) {
    ChromaFormat chroma = to.chroma();
    int left = chroma.planeWidth(plane, x);
    int top = chroma.planeHeight(plane, y);
    int columns = to.planeWidth(plane);
    int rows = to.planeHeight(plane);
    int stride = frame.format().planeWidth(plane);
    boolean cut =
        left == chroma.planeWidth(plane, x + 1) || top == chroma.planeHeight(plane, y + 1);
    if (cut) {
      throw new IllegalArgumentException(this + " cuts a chroma sample of " + frame.format());
    }
    short[] from = frame.planes().get(plane);
    short[] samples = new short[columns * rows];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(from, (top + row) * stride + left, samples, row * columns, columns);
    }
    return samples;
  }
}
