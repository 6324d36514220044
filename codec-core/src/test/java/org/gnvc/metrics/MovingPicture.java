package org.gnvc.metrics;

import java.util.Arrays;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;

/** Windows of a large drawn picture: their motion is known. */
final class MovingPicture {

  static final VideoFormat FORMAT =
      new VideoFormat(96, 80, ChromaFormat.RGB, 8, ColorDescription.SRGB);

  private static final VideoFormat LARGE =
      new VideoFormat(384, 320, ChromaFormat.RGB, 8, ColorDescription.SRGB);

  private final Plane[] channels = new Plane[3];

  MovingPicture(long seed) {
    float[] rgb = Psnr.rgb(new ProceduralScene(LARGE, seed, ProceduralScene.NO_CUT).frame(0));
    int size = LARGE.width() * LARGE.height();
    for (int c = 0; c < 3; c++) {
      float[] values = Arrays.copyOfRange(rgb, c * size, (c + 1) * size);
      channels[c] = new Plane(LARGE.width(), LARGE.height(), values);
    }
  }

  /** The window that starts at (x, y), enlarged about its centre. */
  Frame window(double x, double y, double zoom) {
    int size = FORMAT.width() * FORMAT.height();
    float[] rgb = new float[3 * size];
    for (int at = 0; at < size; at++) {
      double column = at % FORMAT.width() - 0.5 * FORMAT.width();
      int line = at / FORMAT.width();
      double row = line - 0.5 * FORMAT.height();
      for (int c = 0; c < 3; c++) {
        double px = x + 0.5 * FORMAT.width() + column / zoom;
        double py = y + 0.5 * FORMAT.height() + row / zoom;
        rgb[c * size + at] = channels[c].at(px, py);
      }
    }
    return RgbConverter.fromRgb(rgb, 0, FORMAT.height(), FORMAT.width(), FORMAT, 0);
  }

  /** The same flow everywhere. */
  static FlowField uniform(float dx, float dy) {
    float[] x = new float[FORMAT.width() * FORMAT.height()];
    float[] y = new float[x.length];
    Arrays.fill(x, dx);
    Arrays.fill(y, dy);
    return new FlowField(FORMAT.width(), FORMAT.height(), x, y);
  }
}
