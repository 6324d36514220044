package org.gnvc.conformance.pixel;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;

/**
 * The format in which a decoder delivers. It must be that of the stream, except that RGB may come
 * as 4:4:4, because Y4M has no RGB: then the expected frames are converted to 4:4:4 too, by the
 * matrix of BT.709 or that of BT.601, whichever comes nearer, since Y4M does not tell. What a file
 * says about colours is not judged; samples are.
 */
final class DeliveredFormat {

  private static final List<Integer> MATRICES = List.of(1, 6);

  private DeliveredFormat() {}

  /** Whether frames of one format can be compared with expected frames of another. */
  static boolean comparable(VideoFormat expected, VideoFormat decoded) {
    return expected.width() == decoded.width()
        && expected.height() == decoded.height()
        && expected.bitDepth() == decoded.bitDepth()
        && (expected.chroma() == decoded.chroma() || converted(expected, decoded));
  }

  /** The expected frames in the form in which the decoder delivered its own. */
  static List<Frame> alike(List<Frame> expected, List<Frame> decoded) {
    if (!converted(expected.get(0).format(), decoded.get(0).format())) {
      return expected;
    }
    List<Frame> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (int matrix : MATRICES) {
      List<Frame> candidate = new ArrayList<>();
      double error = 0;
      for (int i = 0; i < Math.min(expected.size(), decoded.size()); i++) {
        candidate.add(toYuv(expected.get(i), decoded.get(i).format(), matrix));
        error -= FrameError.of(candidate.get(i), decoded.get(i)).all();
      }
      if (error < least) {
        least = error;
        best = candidate;
      }
    }
    return best;
  }

  private static boolean converted(VideoFormat expected, VideoFormat decoded) {
    return expected.chroma() == ChromaFormat.RGB && decoded.chroma() == ChromaFormat.YUV444;
  }

  private static Frame toYuv(Frame frame, VideoFormat like, int matrix) {
    int width = frame.format().width();
    int height = frame.format().height();
    float[] rgb = new float[3 * width * height];
    RgbConverter.toRgb(frame, rgb, 0, height, width);
    ColorDescription color = new ColorDescription(1, 1, matrix, like.color().fullRange());
    VideoFormat format = frame.format().with(ChromaFormat.YUV444, like.bitDepth(), color);
    return RgbConverter.fromRgb(rgb, 0, height, width, format, frame.pts());
  }
}
