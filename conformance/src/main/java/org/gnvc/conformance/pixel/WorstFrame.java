package org.gnvc.conformance.pixel;

import java.awt.image.BufferedImage;
import java.util.List;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * Pictures of the frame that is furthest from its reference, and of the row where it is furthest as
 * it changes over time. Of large pictures the part around the largest error is shown.
 *
 * @param frame its number, from 0
 * @param error its PSNR
 * @param shown the part of the compared pictures that the images show
 * @param whole whether that is all of it
 * @param expected what the reference decoding has there
 * @param decoded what the decoder delivered
 * @param difference the larger the difference, the brighter: black is none, white {@code scale}
 * @param scale difference that is shown white, in sample values
 * @param row luma row of the slices
 * @param expectedSlice that row of all frames, the first on top: time runs downwards
 * @param decodedSlice the same of the decoder under test
 */
public record WorstFrame(
    int frame,
    FrameError error,
    Region shown,
    boolean whole,
    BufferedImage expected,
    BufferedImage decoded,
    BufferedImage difference,
    int scale,
    int row,
    BufferedImage expectedSlice,
    BufferedImage decodedSlice) {

  private static final int MAX_WIDTH = 320;
  private static final int MAX_HEIGHT = 240;

  /**
   * Draws the pictures.
   *
   * @param expected frames of the reference, as many as were compared
   * @param decoded frames of the decoder, of the same format
   * @param frame the one to show
   */
  static WorstFrame of(List<Frame> expected, List<Frame> decoded, int frame, FrameError error) {
    VideoFormat format = expected.get(frame).format();
    DifferenceMap map = DifferenceMap.of(expected.get(frame), decoded.get(frame));
    int row = map.peakY();
    Region shown = Region.around(map.peakX(), row, MAX_WIDTH, MAX_HEIGHT, format);
    return new WorstFrame(
        frame,
        error,
        shown,
        shown.width() == format.width() && shown.height() == format.height(),
        Pictures.of(shown.crop(expected.get(frame))),
        Pictures.of(shown.crop(drawnAs(format, decoded.get(frame)))),
        map.image(shown),
        map.scale(),
        row,
        Pictures.slice(expected, shown, row),
        Pictures.slice(decoded.stream().map(f -> drawnAs(format, f)).toList(), shown, row));
  }

  /** Both are drawn by the colour description of the reference: its samples are what is judged. */
  private static Frame drawnAs(VideoFormat format, Frame decoded) {
    return new Frame(format, decoded.pts(), decoded.planes());
  }
}
