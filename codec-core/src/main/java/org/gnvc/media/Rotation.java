package org.gnvc.media;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** Quarter turns, clockwise, that bring a picture upright. */
enum Rotation {
  NONE,
  QUARTER,
  HALF,
  THREE_QUARTERS;

  /** The nearest one to a clockwise angle in degrees. */
  static Rotation nearest(double degrees) {
    return values()[Math.floorMod((int) Math.round(degrees / 90), 4)];
  }

  boolean swapsSides() {
    return this == QUARTER || this == THREE_QUARTERS;
  }

  VideoFormat apply(VideoFormat format) {
    if (!swapsSides()) {
      return format;
    }
    return new VideoFormat(
        format.height(), format.width(), format.chroma(), format.bitDepth(), format.color());
  }

  /** The turned frame; chroma must have the same sampling both ways where sides are swapped. */
  Frame apply(Frame frame) {
    if (this == NONE) {
      return frame;
    }
    VideoFormat source = frame.format();
    List<short[]> planes = new ArrayList<>();
    for (int p = 0; p < 3; p++) {
      planes.add(turn(frame.planes().get(p), source.planeWidth(p), source.planeHeight(p)));
    }
    return new Frame(apply(source), frame.pts(), planes);
  }

  private short[] turn(short[] plane, int width, int height) {
    short[] turned = new short[plane.length];
    int target = 0;
    int rows = swapsSides() ? width : height;
    int columns = swapsSides() ? height : width;
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        turned[target++] =
            switch (this) {
              case NONE -> plane[y * width + x];
              case QUARTER -> plane[(height - 1 - x) * width + y];
              case HALF -> plane[(height - 1 - y) * width + width - 1 - x];
              case THREE_QUARTERS -> plane[x * width + width - 1 - y];
            };
      }
    }
    return turned;
  }
}
