package org.gnvc.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.scene.ProceduralScene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureMetricsTest {

  private static final VideoFormat YUV =
      new VideoFormat(192, 180, ChromaFormat.YUV420, 8, ColorDescription.BT709);
  private static final VideoFormat RGB =
      new VideoFormat(16, 16, ChromaFormat.RGB, 8, ColorDescription.SRGB);

  @Test
  void lumaPsnrOfAKnownErrorIsKnown() {
    Frame a = filled(YUV, 100);
    Frame b = filled(YUV, 105);
    assertEquals(20 * Math.log10(255.0 / 5), Psnr.luma(a, b), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, Psnr.luma(a, a));
  }

  @Test
  void rgbPsnrOfAKnownErrorIsKnown() {
    assertEquals(20 * Math.log10(255.0 / 3), Psnr.rgb(filled(RGB, 50), filled(RGB, 53)), 1e-4);
  }

  @Test
  void framesThatDoNotMatchAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Psnr.luma(filled(YUV, 1), filled(RGB, 1)));
    assertThrows(IllegalArgumentException.class, () -> Psnr.rgb(filled(YUV, 1), filled(RGB, 1)));
  }

  @Test
  void similarityFallsWithNoiseAndIsOneForEqualPictures() {
    Frame clean = new ProceduralScene(YUV, 2, ProceduralScene.NO_CUT).frame(0);
    assertEquals(1, MsSsim.luma(clean, clean), 1e-6);
    double little = MsSsim.luma(clean, noisy(clean, 3));
    double much = MsSsim.luma(clean, noisy(clean, 30));
    assertTrue(1 > little && little > 0.95 && little > much + 0.1, little + " " + much);
  }

  /** On flat pictures only the luminance term of the coarsest scale is left, in closed form. */
  @Test
  void similarityOfFlatPicturesHasItsClosedForm() {
    double a = 100;
    double b = 150;
    double c1 = Math.pow(0.01 * 255, 2);
    double term = (2 * a * b + c1) / (a * a + b * b + c1);
    double expected = Math.pow(term, 0.1333);
    assertEquals(expected, MsSsim.luma(filled(YUV, 100), filled(YUV, 150)), 2e-3);
  }

  /** One scale only, against the definition written with whole windows in double. */
  @Test
  void oneScaleEqualsTheDefinition() {
    VideoFormat small = new VideoFormat(21, 17, ChromaFormat.YUV444, 10, ColorDescription.NONE);
    Random random = new Random(8);
    Frame a = Frame.allocate(small, 0);
    Frame b = Frame.allocate(small, 0);
    for (int i = 0; i < 21 * 17; i++) {
      a.planes().get(0)[i] = (short) random.nextInt(1024);
      b.planes().get(0)[i] = (short) ((a.planes().get(0)[i] + random.nextInt(500)) & 1023);
    }
    assertEquals(direct(samples(a), samples(b), 1023)[0], MsSsim.luma(a, b), 1e-4);
  }

  /** All five scales, against the definition written with whole windows in double. */
  @Test
  void fiveScalesEqualTheDefinition() {
    VideoFormat format = new VideoFormat(187, 181, ChromaFormat.YUV444, 8, ColorDescription.NONE);
    Frame a = new ProceduralScene(format, 4, ProceduralScene.NO_CUT).frame(0);
    Frame b = noisy(a, 25);
    double[] weights = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
    double[][] x = samples(a);
    double[][] y = samples(b);
    double expected = 1;
    for (int scale = 0; scale < 5; scale++) {
      double[] similarity = direct(x, y, 255);
      expected *= Math.pow(similarity[scale == 4 ? 0 : 1], weights[scale]);
      x = halved(x);
      y = halved(y);
    }
    assertEquals(expected, MsSsim.luma(a, b), 1e-4);
  }

  @Test
  void theSheetShowsOriginalAndDecodedSideBySide(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("sheet.png");
    List<Frame> row = List.of(filled(RGB, 10), filled(RGB, 200));
    SideBySide.write(file, List.of(row, row));
    BufferedImage sheet = ImageIO.read(file.toFile());
    assertEquals(36, sheet.getWidth());
    assertEquals(36, sheet.getHeight());
    assertEquals(0xFF0A0A0A, sheet.getRGB(3, 30));
    assertEquals(0xFFC8C8C8, sheet.getRGB(35, 3));
    assertEquals(0xFFFFFFFF, sheet.getRGB(17, 3));
  }

  /** Mean of the index, and mean of its contrast and structure part. */
  private static double[] direct(double[][] x, double[][] y, double peak) {
    double full = 0;
    double contrast = 0;
    int windows = 0;
    double c1 = Math.pow(0.01 * peak, 2);
    double c2 = Math.pow(0.03 * peak, 2);
    for (int top = 0; top + 11 <= x.length; top++) {
      for (int left = 0; left + 11 <= x[0].length; left++) {
        double[] sums = new double[6];
        for (int i = 0; i < 121; i++) {
          double d = (Math.pow(i / 11 - 5, 2) + Math.pow(i % 11 - 5, 2)) / (2 * 1.5 * 1.5);
          double g = Math.exp(-d);
          double u = x[top + i / 11][left + i % 11];
          double v = y[top + i / 11][left + i % 11];
          double[] terms = {1, u, v, u * u, v * v, u * v};
          for (int t = 0; t < 6; t++) {
            sums[t] += g * terms[t];
          }
        }
        double mx = sums[1] / sums[0];
        double my = sums[2] / sums[0];
        double vx = sums[3] / sums[0] - mx * mx;
        double vy = sums[4] / sums[0] - my * my;
        double covariance = sums[5] / sums[0] - mx * my;
        double structure = (2 * covariance + c2) / (vx + vy + c2);
        contrast += structure;
        full += structure * (2 * mx * my + c1) / (mx * mx + my * my + c1);
        windows++;
      }
    }
    return new double[] {full / windows, contrast / windows};
  }

  private static double[][] samples(Frame frame) {
    double[][] rows = new double[frame.format().height()][frame.format().width()];
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        rows[y][x] = frame.planes().get(0)[y * rows[y].length + x];
      }
    }
    return rows;
  }

  private static double[][] halved(double[][] in) {
    double[][] out = new double[in.length / 2][in[0].length / 2];
    for (int y = 0; y < out.length; y++) {
      for (int x = 0; x < out[y].length; x++) {
        double upper = in[2 * y][2 * x] + in[2 * y][2 * x + 1];
        double lower = in[2 * y + 1][2 * x] + in[2 * y + 1][2 * x + 1];
        out[y][x] = (upper + lower) / 4;
      }
    }
    return out;
  }

  private static Frame filled(VideoFormat format, int value) {
    Frame frame = Frame.allocate(format, 0);
    for (short[] plane : frame.planes()) {
      Arrays.fill(plane, (short) value);
    }
    return frame;
  }

  private static Frame noisy(Frame frame, int amplitude) {
    Random random = new Random(1);
    Frame noisy = Frame.allocate(frame.format(), 0);
    short[] from = frame.planes().get(0);
    short[] to = noisy.planes().get(0);
    for (int i = 0; i < to.length; i++) {
      int sample = from[i] + random.nextInt(2 * amplitude + 1) - amplitude;
      to[i] = (short) Math.max(0, Math.min(255, sample));
    }
    return noisy;
  }
}
