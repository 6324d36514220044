package org.gnvc.conformance.pixel;

import java.awt.image.BufferedImage;
import java.util.List;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;

/** Frames as pictures for the screen. */
final class Pictures {

  private Pictures() {}

  /** The whole frame. */
  static BufferedImage of(Frame frame) {
    int width = frame.format().width();
    int height = frame.format().height();
    float[] rgb = new float[3 * width * height];
    RgbConverter.toRgb(frame, rgb, 0, height, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int plane = width * height;
    for (int i = 0; i < plane; i++) {
      int colour = code(rgb[i]) << 16 | code(rgb[i + plane]) << 8 | code(rgb[i + 2 * plane]);
      image.setRGB(i % width, i / width, colour);
    }
    return image;
  }

  /** One row of each frame, the first frame on top, the columns of {@code shown}. */
  static BufferedImage slice(List<Frame> frames, Region shown, int row) {
    BufferedImage slice =
        new BufferedImage(shown.width(), frames.size(), BufferedImage.TYPE_INT_RGB);
    for (int t = 0; t < frames.size(); t++) {
      Frame frame = frames.get(t);
      int top = frame.format().chroma() == ChromaFormat.YUV420 ? row & ~1 : row;
      int rows = Math.min(2, frame.format().height() - top);
      Region strip = new Region(shown.x(), top, shown.width(), rows);
      BufferedImage image = of(strip.crop(frame));
      for (int x = 0; x < shown.width(); x++) {
        slice.setRGB(x, t, image.getRGB(x, Math.min(row - top, rows - 1)));
      }
    }
    return slice;
  }

  private static int code(float value) {
    return Math.round((value + 1) * 127.5f);
  }
}
