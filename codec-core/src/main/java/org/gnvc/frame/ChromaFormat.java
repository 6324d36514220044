package org.gnvc.frame;

/**
 * How a frame's three planes are sampled. The ordinal is the code in the sequence header and never
 * changes. The first plane has one sample per pixel; chroma planes of odd sizes are rounded up.
 */
public enum ChromaFormat {
  /** Y, Cb, Cr; chroma halved both ways, sited at even columns and between rows. */
  YUV420(1, 1),
  /** Y, Cb, Cr; chroma halved horizontally, sited at even columns. */
  YUV422(1, 0),
  /** Y, Cb, Cr; chroma for each pixel. */
  YUV444(0, 0),
  /** R, G, B, full range, no matrix. */
  RGB(0, 0);

  private final int shiftX;
  private final int shiftY;

  ChromaFormat(int shiftX, int shiftY) {
    this.shiftX = shiftX;
    this.shiftY = shiftY;
  }

  /** Samples in a row of plane 0 to 2 of a frame that is {@code width} pixels wide. */
  public int planeWidth(int plane, int width) {
    return plane == 0 ? width : (width + shiftX) >> shiftX;
  }

  /** Rows of plane 0 to 2 of a frame that is {@code height} pixels high. */
  public int planeHeight(int plane, int height) {
    return plane == 0 ? height : (height + shiftY) >> shiftY;
  }
}
