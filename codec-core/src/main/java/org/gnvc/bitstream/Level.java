package org.gnvc.bitstream;

import org.gnvc.error.UnsupportedStreamException;

/**
 * What a decoder has to cope with. A stream over the limits of its level is refused before anything
 * is allocated for it.
 */
public enum Level {
  /** Up to 640x360. */
  L1(1, 640 * 360, 1280, 256 << 10),
  /** Up to 1280x720. */
  L2(2, 1280 * 720, 2560, 1 << 20),
  /** Up to 1920x1080 and 2048x1088. */
  L3(3, 2048 * 1088, 4096, 2 << 20),
  /** Up to 4096x2304. */
  L4(4, 4096 * 2304, 8192, 8 << 20);

  /** Most latents of a group, at all levels. */
  public static final int MAX_LATENTS = 17;

  private static final int MAX_UNIT_EXTRAS = 4096;

  private final int code;
  private final int maxPixels;
  private final int maxSide;
  private final int maxSubstreamBytes;

  Level(int code, int maxPixels, int maxSide, int maxSubstreamBytes) {
    this.code = code;
    this.maxPixels = maxPixels;
    this.maxSide = maxSide;
    this.maxSubstreamBytes = maxSubstreamBytes;
  }

  /**
   * The lowest level for a picture size.
   *
   * @throws UnsupportedStreamException if it is too large for all of them
   */
  public static Level forSize(int width, int height) throws UnsupportedStreamException {
    for (Level level : values()) {
      if (level.allows(width, height)) {
        return level;
      }
    }
    throw new UnsupportedStreamException(
        "%dx%d is larger than the highest level allows (4096x2304 pixels, no side above %d)"
            .formatted(width, height, L4.maxSide));
  }

  static Level ofCode(int code) throws UnsupportedStreamException {
    for (Level level : values()) {
      if (level.code == code) {
        return level;
      }
    }
    throw new UnsupportedStreamException("level " + code + " is not known to this build");
  }

  /** The code in the sequence header. */
  public int code() {
    return code;
  }

  /** Largest width or height. */
  public int maxSide() {
    return maxSide;
  }

  /** Largest product of width and height. */
  public int maxPixels() {
    return maxPixels;
  }

  /** Largest size of one latent's substream in bytes. */
  public int maxSubstreamBytes() {
    return maxSubstreamBytes;
  }

  /** Largest payload of a unit of any type in bytes. */
  public int maxUnitBytes() {
    return MAX_LATENTS * maxSubstreamBytes + MAX_UNIT_EXTRAS;
  }

  /** Whether a picture of this size is within the limits. */
  public boolean allows(int width, int height) {
    return width <= maxSide && height <= maxSide && (long) width * height <= maxPixels;
  }
}
