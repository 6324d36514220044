package org.gnvc.conformance.perceptual;

import java.util.List;
import java.util.Optional;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;

/** What a decoder delivered, in the form of the original. Stateless. */
final class Delivered {

  private Delivered() {}

  /** Why the frames cannot be compared with the original; empty if they can. */
  static Optional<String> objection(ShownClip original, List<Frame> delivered) {
    if (delivered.size() != original.frames().size()) {
      return Optional.of(
          "%d frames instead of %d".formatted(delivered.size(), original.frames().size()));
    }
    VideoFormat expected = original.frames().get(0).format();
    for (Frame frame : delivered) {
      VideoFormat format = frame.format();
      if (format.width() != expected.width() || format.height() != expected.height()) {
        return Optional.of("frames of %s instead of %s".formatted(format, expected));
      }
    }
    return Optional.empty();
  }

  /**
   * The frames in the original's format. Samples of the same layout are taken as they are, whatever
   * the file says about colours; others are converted by way of RGB.
   */
  static List<Frame> like(VideoFormat format, List<Frame> delivered) {
    return delivered.stream().map(frame -> like(format, frame)).toList();
  }

  private static Frame like(VideoFormat format, Frame frame) {
    VideoFormat own = frame.format();
    if (own.chroma() == format.chroma() && own.bitDepth() == format.bitDepth()) {
      return new Frame(format, frame.pts(), frame.planes());
    }
    float[] rgb = new float[3 * format.width() * format.height()];
    RgbConverter.toRgb(frame, rgb, 0, format.height(), format.width());
    return RgbConverter.fromRgb(rgb, 0, format.height(), format.width(), format, frame.pts());
  }
}
