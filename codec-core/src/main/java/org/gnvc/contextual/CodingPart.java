package org.gnvc.contextual;

/**
 * One of the parts that y is coded in. The channels are split in as many groups as there are parts,
 * and each part holds every position of a plane once, in one of the groups: it is coded as
 * channels/parts dense planes. Immutable.
 */
public final class CodingPart {

  /** For the cell positions (0,0), (0,1), (1,0), (1,1): the group of an anchor's part. */
  private static final int[][] ANCHOR = {{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 3, 0, 1}, {1, 0, 3, 2}};

  /** The same for a predicted latent's. */
  private static final int[][] PREDICTED = {{0, 1, 1, 0}, {1, 0, 0, 1}};

  private final int[] elements;

  private CodingPart(int[][] groups, int part, int channels, int height, int width) {
    if (channels % groups.length != 0) {
      throw new IllegalArgumentException(channels + " channels in " + groups.length + " parts");
    }
    int planes = channels / groups.length;
    elements = new int[planes * height * width];
    int next = 0;
    for (int c = 0; c < planes; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int group = groups[part][2 * (y & 1) + (x & 1)];
          elements[next++] = ((group * planes + c) * height + y) * width + x;
        }
      }
    }
  }

  /** Part 0 to 3 of an anchor's y. */
  public static CodingPart anchor(int part, int channels, int height, int width) {
    return new CodingPart(ANCHOR, part, channels, height, width);
  }

  /** Part 0 or 1 of a predicted latent's y. */
  public static CodingPart predicted(int part, int channels, int height, int width) {
    return new CodingPart(PREDICTED, part, channels, height, width);
  }

  /**
   * The part's elements in the order of coding, as indices into the planes of y, (channels, height,
   * width) row-major. Not copied, treat as read-only.
   */
  public int[] elements() {
    return elements;
  }
}
