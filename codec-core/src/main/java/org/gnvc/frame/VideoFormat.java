package org.gnvc.frame;

import java.util.Objects;

/**
 * Everything that is the same for all frames of a sequence.
 *
 * @param width pixels, 1 to {@value #MAX_SIDE}
 * @param height pixels, 1 to {@value #MAX_SIDE}
 * @param chroma plane sampling
 * @param bitDepth 8 or 10
 * @param color meaning of the sample values
 */
public record VideoFormat(
    int width, int height, ChromaFormat chroma, int bitDepth, ColorDescription color) {

  /** Largest side that any part of the program accepts; levels of the bitstream set less. */
  public static final int MAX_SIDE = 16384;

  /** Checks the ranges. */
  public VideoFormat {
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException("frame size out of range: " + width + "x" + height);
    }
    if (bitDepth != 8 && bitDepth != 10) {
      throw new IllegalArgumentException("bit depth " + bitDepth + " is neither 8 nor 10");
    }
    Objects.requireNonNull(chroma);
    Objects.requireNonNull(color);
  }

  /** Samples in a row of plane 0 to 2. */
  public int planeWidth(int plane) {
    return chroma.planeWidth(plane, width);
  }

  /** Rows of plane 0 to 2. */
  public int planeHeight(int plane) {
    return chroma.planeHeight(plane, height);
  }

  /** Samples of plane 0 to 2. */
  public int planeSize(int plane) {
    return planeWidth(plane) * planeHeight(plane);
  }

  /** Largest sample value: 255 or 1023. */
  public int maxSample() {
    return (1 << bitDepth) - 1;
  }

  /** The same sequence in other sampling, depth and colour. */
  public VideoFormat with(ChromaFormat newChroma, int newBitDepth, ColorDescription newColor) {
    return new VideoFormat(width, height, newChroma, newBitDepth, newColor);
  }

  /** For messages: {@code 1920x1080 YUV420 8 bit}. */
  @Override
  public String toString() {
    return "%dx%d %s %d bit".formatted(width, height, chroma, bitDepth);
  }
}
