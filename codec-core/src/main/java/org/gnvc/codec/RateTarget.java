package org.gnvc.codec;

/**
 * What the encoder aims at: a constant rate index, or a size that it meets by choosing one per
 * group.
 */
public sealed interface RateTarget {

  /** Smallest rate index: fewest bits. */
  int MIN_RATE_INDEX = 0;

  /** Largest rate index: best fidelity. */
  int MAX_RATE_INDEX = 63;

  /**
   * The same rate index for every group.
   *
   * @param rateIndex 0 (smallest) to 63 (best)
   */
  record Quality(int rateIndex) implements RateTarget {
    public Quality {
      if (rateIndex < MIN_RATE_INDEX || rateIndex > MAX_RATE_INDEX) {
        throw new IllegalArgumentException("quality must be 0 to 63, not " + rateIndex);
      }
    }
  }

  /**
   * An average bitrate over the whole stream.
   *
   * @param bitsPerSecond above zero
   */
  record Bitrate(double bitsPerSecond) implements RateTarget {
    public Bitrate {
      if (!(bitsPerSecond > 0) || Double.isInfinite(bitsPerSecond)) {
        throw new IllegalArgumentException("bitrate must be above 0, not " + bitsPerSecond);
      }
    }
  }

  /**
   * An average number of coded bits per picture element over the whole stream.
   *
   * @param bpp above zero; this codec is made for less than 0.03
   */
  record BitsPerPixel(double bpp) implements RateTarget {
    public BitsPerPixel {
      if (!(bpp > 0) || Double.isInfinite(bpp)) {
        throw new IllegalArgumentException("bits per pixel must be above 0, not " + bpp);
      }
    }
  }
}
