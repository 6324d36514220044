package org.gnvc.frame;

/**
 * What the sample values mean, as code points of ITU-T H.273; {@value #UNSPECIFIED} is unspecified.
 *
 * @param primaries colour primaries, 0 to 255
 * @param transfer transfer characteristics, 0 to 255
 * @param matrix matrix coefficients, 0 to 255
 * @param fullRange whether samples use all code values instead of the limited range
 */
public record ColorDescription(int primaries, int transfer, int matrix, boolean fullRange) {

  /** The code point for "not known". */
  public static final int UNSPECIFIED = 2;

  /** Nothing known, limited range: the usual state of a plain video file. */
  public static final ColorDescription NONE =
      new ColorDescription(UNSPECIFIED, UNSPECIFIED, UNSPECIFIED, false);

  /** sRGB planes. */
  public static final ColorDescription SRGB = new ColorDescription(1, 13, 0, true);

  /** High-definition television, ITU-R BT.709, limited range. */
  public static final ColorDescription BT709 = new ColorDescription(1, 1, 1, false);

  /** Checks the ranges. */
  public ColorDescription {
    if (((primaries | transfer | matrix) & ~0xFF) != 0) {
      throw new IllegalArgumentException(
          "colour code points are bytes: %d %d %d".formatted(primaries, transfer, matrix));
    }
  }

  /** For messages: {@code primaries 1, transfer 1, matrix 1, limited range}. */
  @Override
  public String toString() {
    return "primaries %d, transfer %d, matrix %d, %s range"
        .formatted(primaries, transfer, matrix, fullRange ? "full" : "limited");
  }
}
