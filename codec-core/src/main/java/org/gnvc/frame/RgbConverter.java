package org.gnvc.frame;

import java.util.Arrays;

/**
 * Converts between frames and planar RGB floats in [-1, 1], shape {@code (3, H, W)}.
 *
 * <p>Matrix and range follow the frame's colour description (an unspecified matrix is BT.709 above
 * 576 lines and BT.601 otherwise). Chroma is resampled linearly at its true positions: in columns
 * that hold chroma samples it is taken as it is, between them it is the mean of its neighbours;
 * rows of 4:2:0 chroma lie between two luma rows. Transfer characteristics and primaries are not
 * touched: the networks see the video's own non-linear RGB. Stateless; safe for concurrent use.
 */
public final class RgbConverter {

  private RgbConverter() {}

  /**
   * Writes a frame as {@code (3, paddedHeight, paddedWidth)} floats at {@code offset}; the last row
   * and column are repeated into the padding. Colours outside the RGB cube are clipped to it.
   */
  public static void toRgb(
      Frame frame, float[] rgb, int offset, int paddedHeight, int paddedWidth) {
    toRgb(frame, rgb, offset, paddedHeight * paddedWidth, paddedHeight, paddedWidth);
  }

  /**
   * The same with {@code channelStride} floats between the starts of R, G and B, for a frame inside
   * a {@code (3, T, H, W)} array.
   */
  public static void toRgb(
      Frame frame, float[] rgb, int offset, int channelStride, int paddedHeight, int paddedWidth) {
    VideoFormat format = frame.format();
    checkPadding(format, paddedHeight, paddedWidth);
    RowReader reader = new RowReader(frame);
    for (int y = 0; y < format.height(); y++) {
      int row = offset + y * paddedWidth;
      reader.read(y, rgb, row, row + channelStride, row + 2 * channelStride);
      for (int c = 0; c < 3; c++) {
        int start = row + c * channelStride;
        int end = start + format.width();
        Arrays.fill(rgb, end, start + paddedWidth, rgb[end - 1]);
      }
    }
    for (int c = 0; c < 3; c++) {
      int plane = offset + c * channelStride;
      int last = plane + (format.height() - 1) * paddedWidth;
      for (int y = format.height(); y < paddedHeight; y++) {
        System.arraycopy(rgb, last, rgb, plane + y * paddedWidth, paddedWidth);
      }
    }
  }

  /**
   * Reads {@code (3, paddedHeight, paddedWidth)} floats at {@code offset}, drops the padding and
   * rounds to samples of {@code format}. Values outside [-1, 1] are clipped; NaN gives sample 0.
   */
  public static Frame fromRgb(
      float[] rgb, int offset, int paddedHeight, int paddedWidth, VideoFormat format, long pts) {
    return fromRgb(rgb, offset, paddedHeight * paddedWidth, paddedHeight, paddedWidth, format, pts);
  }

  /** The same with {@code channelStride} floats between the starts of R, G and B. */
  public static Frame fromRgb(
      float[] rgb,
      int offset,
      int channelStride,
      int paddedHeight,
      int paddedWidth,
      VideoFormat format,
      long pts) {
    checkPadding(format, paddedHeight, paddedWidth);
    Frame frame = Frame.allocate(format, pts);
    PlaneWriter writer = new PlaneWriter(frame);
    writer.write(rgb, offset, channelStride, paddedWidth);
    return frame;
  }

  private static void checkPadding(VideoFormat format, int paddedHeight, int paddedWidth) {
    if (paddedHeight < format.height() || paddedWidth < format.width()) {
      throw new IllegalArgumentException(
          "%s does not fit %dx%d".formatted(format, paddedWidth, paddedHeight));
    }
  }
}
