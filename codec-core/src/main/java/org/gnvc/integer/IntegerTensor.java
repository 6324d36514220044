package org.gnvc.integer;

/**
 * Integers in planes.
 *
 * @param channels number of planes
 * @param height rows of a plane
 * @param width columns of a plane
 * @param values {@code channels * height * width} values, row-major; not copied, treat as read-only
 */
record IntegerTensor(int channels, int height, int width, int[] values) {

  IntegerTensor {
    if (values.length != channels * height * width) {
      throw new IllegalArgumentException(
          "%d values for %d x %d x %d".formatted(values.length, channels, height, width));
    }
  }

  /** Number of positions of a plane. */
  int positions() {
    return height * width;
  }

  /** The planes of all parts, one after the other; the parts agree in height and width. */
  static IntegerTensor concat(IntegerTensor... parts) {
    int channels = 0;
    for (IntegerTensor part : parts) {
      channels += part.channels;
    }
    int[] all = new int[channels * parts[0].positions()];
    int at = 0;
    for (IntegerTensor part : parts) {
      System.arraycopy(part.values, 0, all, at, part.values.length);
      at += part.values.length;
    }
    return new IntegerTensor(channels, parts[0].height, parts[0].width, all);
  }

  /**
   * Four planes become one of twice the size: plane {@code 4c + 2i + j} gives the values at odd
   * rows where i = 1 and odd columns where j = 1. Rows and columns from {@code newHeight} and
   * {@code newWidth} on are cut off.
   */
  IntegerTensor shuffled(int newHeight, int newWidth) {
    int[] out = new int[channels / 4 * newHeight * newWidth];
    for (int c = 0; c < channels / 4; c++) {
      for (int y = 0; y < newHeight; y++) {
        for (int x = 0; x < newWidth; x++) {
          int plane = 4 * c + 2 * (y & 1) + (x & 1);
          out[(c * newHeight + y) * newWidth + x] =
              values[(plane * height + (y >> 1)) * width + (x >> 1)];
        }
      }
    }
    return new IntegerTensor(channels / 4, newHeight, newWidth, out);
  }

  /** All values limited to {@code -bound..bound}. */
  IntegerTensor clamped(int bound) {
    int[] out = new int[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(-bound, Math.min(bound, values[i]));
    }
    return new IntegerTensor(channels, height, width, out);
  }
}
