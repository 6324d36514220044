package org.gnvc.frame;

import java.util.List;

/**
 * One picture. The planes are not copied: whoever creates a frame hands the arrays over, and nobody
 * changes them afterwards. {@code equals} compares the arrays by identity, not by samples.
 *
 * @param format sizes, sampling, depth, colour
 * @param pts presentation time in ticks of the sequence's time base
 * @param planes three planes (Y, Cb, Cr or R, G, B), rows without gaps, samples 0 to {@code
 *     format.maxSample()}
 */
public record Frame(VideoFormat format, long pts, List<short[]> planes) {

  /** Checks the plane sizes. */
  public Frame {
    planes = List.copyOf(planes);
    if (planes.size() != 3) {
      throw new IllegalArgumentException("a frame has 3 planes, not " + planes.size());
    }
    for (int p = 0; p < 3; p++) {
      if (planes.get(p).length != format.planeSize(p)) {
        throw new IllegalArgumentException(
            "plane %d of %s has %d samples, not %d"
                .formatted(p, format, planes.get(p).length, format.planeSize(p)));
      }
    }
  }

  /** A frame whose samples are all zero, for the caller to fill. */
  public static Frame allocate(VideoFormat format, long pts) {
    return new Frame(
        format,
        pts,
        List.of(
            new short[format.planeSize(0)],
            new short[format.planeSize(1)],
            new short[format.planeSize(2)]));
  }

  /** The same picture at another time; shares the planes. */
  public Frame withPts(long newPts) {
    return new Frame(format, newPts, planes);
  }
}
