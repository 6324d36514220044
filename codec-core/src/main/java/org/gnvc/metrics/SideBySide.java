package org.gnvc.metrics;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** A PNG for looking: one row for each frame, versions of the same frame next to each other. */
public final class SideBySide {

  private static final int GAP = 4;
  private static final int WHITE = 0xFFFFFF;

  private SideBySide() {}

  /**
   * Writes the sheet.
   *
   * @param rows for each frame its versions, for example original and decoded; all of one size
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, List<List<Frame>> rows) throws IOException {
    VideoFormat format = rows.get(0).get(0).format();
    int columns = rows.get(0).size();
    int stepX = format.width() + GAP;
    int stepY = format.height() + GAP;
    BufferedImage sheet =
        new BufferedImage(
            columns * stepX - GAP, rows.size() * stepY - GAP, BufferedImage.TYPE_INT_RGB);
    int[] blank = new int[sheet.getWidth() * sheet.getHeight()];
    Arrays.fill(blank, WHITE);
    sheet.setRGB(0, 0, sheet.getWidth(), sheet.getHeight(), blank, 0, sheet.getWidth());
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns; column++) {
        draw(rows.get(row).get(column), sheet, column * stepX, row * stepY);
      }
    }
    if (!ImageIO.write(sheet, "png", file.toFile())) {
      throw new IOException("no PNG writer in this Java");
    }
  }

  private static void draw(Frame frame, BufferedImage sheet, int left, int top) {
    int width = frame.format().width();
    int height = frame.format().height();
    float[] rgb = Psnr.rgb(frame);
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      int red = code(rgb[i]);
      int green = code(rgb[i + pixels.length]);
      int blue = code(rgb[i + 2 * pixels.length]);
      pixels[i] = red << 16 | green << 8 | blue;
    }
    sheet.setRGB(left, top, width, height, pixels, 0, width);
  }

  private static int code(float value) {
    return Math.round((value + 1) * 127.5f);
  }
}
