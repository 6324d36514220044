package org.gnvc.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RgbConverterTest {

  /** Codes as the ITU recommendations give them for the primary colours. */
  @ParameterizedTest
  @CsvSource({
    "1, 8, false, 1, 0, 0, 63, 102, 240",
    "1, 8, false, 0, 1, 0, 173, 42, 26",
    "1, 8, false, 0, 0, 1, 32, 240, 118",
    "6, 8, false, 1, 0, 0, 81, 90, 240",
    "6, 8, false, 0, 1, 0, 145, 54, 34",
    "6, 8, false, 0, 0, 1, 41, 240, 110",
    "6, 8, true, 1, 0, 0, 76, 85, 255",
    "9, 10, false, 1, 0, 0, 294, 387, 960",
    "9, 10, false, 1, 1, 1, 940, 512, 512",
    "1, 10, false, 0, 0, 0, 64, 512, 512",
    "1, 8, true, 1, 1, 1, 255, 128, 128",
  })
  void primaryColoursHaveTheCodesOfTheRecommendations(
      int matrix, int depth, boolean full, float r, float g, float b, int y, int cb, int cr) {
    VideoFormat format =
        new VideoFormat(
            16, 16, ChromaFormat.YUV420, depth, new ColorDescription(2, 2, matrix, full));
    Frame frame = RgbConverter.fromRgb(flat(r, g, b, 256), 0, 16, 16, format, 7);
    assertEquals(7, frame.pts());
    assertEquals(y, frame.planes().get(0)[100]);
    assertEquals(cb, frame.planes().get(1)[10]);
    assertEquals(cr, frame.planes().get(2)[10]);
    float[] back = new float[3 * 256];
    RgbConverter.toRgb(frame, back, 0, 16, 16);
    assertEquals(2 * r - 1, back[100], 0.012);
    assertEquals(2 * g - 1, back[356], 0.012);
    assertEquals(2 * b - 1, back[612], 0.012);
  }

  @Test
  void unspecifiedMatrixGoesByPictureHeight() {
    VideoFormat small = new VideoFormat(16, 576, ChromaFormat.YUV444, 8, ColorDescription.NONE);
    VideoFormat large = new VideoFormat(16, 578, ChromaFormat.YUV444, 8, ColorDescription.NONE);
    float[] red = flat(1, 0, 0, 16 * 578);
    int plane = 16 * 578;
    assertEquals(81, RgbConverter.fromRgb(red, 0, plane, 576, 16, small, 0).planes().get(0)[0]);
    assertEquals(63, RgbConverter.fromRgb(red, 0, plane, 578, 16, large, 0).planes().get(0)[0]);
  }

  /** The converter against a direct evaluation of the definitions, pixel by pixel in double. */
  @ParameterizedTest
  @EnumSource(ChromaFormat.class)
  void randomFramesMatchTheDefinition(ChromaFormat chroma) {
    Random random = new Random(5);
    for (int depth = 8; depth <= 10; depth += 2) {
      VideoFormat format = new VideoFormat(37, 23, chroma, depth, ColorDescription.BT709);
      Frame frame = random(format, random);
      float[] rgb = new float[3 * 40 * 48];
      RgbConverter.toRgb(frame, rgb, 0, 40, 48);
      for (int y = 0; y < 23; y++) {
        for (int x = 0; x < 37; x++) {
          double[] expected = DirectConversion.rgb(frame, x, y);
          for (int c = 0; c < 3; c++) {
            assertEquals(expected[c], rgb[c * 40 * 48 + y * 48 + x], 1e-5, "x " + x + " y " + y);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ChromaFormat.class)
  void samplesFromRgbMatchTheDefinition(ChromaFormat chroma) {
    Random random = new Random(6);
    for (int depth = 8; depth <= 10; depth += 2) {
      VideoFormat format = new VideoFormat(37, 23, chroma, depth, ColorDescription.BT709);
      float[] rgb = new float[3 * 37 * 23];
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = random.nextFloat() * 2.2f - 1.1f;
      }
      Frame frame = RgbConverter.fromRgb(rgb, 0, 23, 37, format, 0);
      for (int p = 0; p < 3; p++) {
        short[] plane = frame.planes().get(p);
        for (int i = 0; i < plane.length; i++) {
          int column = i % format.planeWidth(p);
          int row = i / format.planeWidth(p);
          double expected = DirectConversion.sample(rgb, format, p, column, row);
          assertEquals(expected, plane[i], 0.502, "plane " + p + " at " + column + "," + row);
        }
      }
    }
  }

  /** Chroma is smooth here, so that resampling can lose nothing but rounding. */
  @Property(tries = 200)
  void flatColoursSurviveTheRoundTrip(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll ChromaFormat chroma,
      @ForAll boolean deep,
      @ForAll boolean full,
      @ForAll long seed) {
    Random random = new Random(seed);
    int[] matrices = {1, 5, 6, 9, 2};
    ColorDescription color =
        new ColorDescription(2, 2, matrices[random.nextInt(matrices.length)], full);
    VideoFormat format = new VideoFormat(width, height, chroma, deep ? 10 : 8, color);
    float[] rgb = flat(random.nextFloat(), random.nextFloat(), random.nextFloat(), width * height);
    Frame frame = RgbConverter.fromRgb(rgb, 0, height, width, format, 0);
    float[] back = new float[rgb.length];
    RgbConverter.toRgb(frame, back, 0, height, width);
    // Half a code of luma and of both chroma samples, at the largest gains.
    float bound = (chroma == ChromaFormat.RGB ? 1.1f : 4.2f) / (deep ? 876 : 219);
    for (int i = 0; i < rgb.length; i++) {
      assertEquals(rgb[i], back[i], bound);
    }
    Frame again = RgbConverter.fromRgb(back, 0, height, width, format, 0);
    for (int p = 0; p < 3; p++) {
      assertArrayEquals(frame.planes().get(p), again.planes().get(p));
    }
  }

  @Test
  void paddingRepeatsTheLastRowAndColumn() {
    VideoFormat format = new VideoFormat(19, 17, ChromaFormat.YUV420, 8, ColorDescription.BT709);
    Frame frame = random(format, new Random(1));
    int height = 24;
    int width = 32;
    float[] rgb = new float[5 + 3 * height * width];
    RgbConverter.toRgb(frame, rgb, 5, height, width);
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int inside = 5 + (c * height + Math.min(y, 16)) * width + Math.min(x, 18);
          assertEquals(rgb[inside], rgb[5 + (c * height + y) * width + x]);
        }
      }
    }
  }

  @Test
  void channelStrideInterleavesFramesOfAGroup() {
    VideoFormat format = new VideoFormat(16, 16, ChromaFormat.YUV422, 10, ColorDescription.BT709);
    Frame frame = random(format, new Random(2));
    float[] alone = new float[3 * 256];
    RgbConverter.toRgb(frame, alone, 0, 16, 16);
    float[] group = new float[3 * 4 * 256];
    RgbConverter.toRgb(frame, group, 2 * 256, 4 * 256, 16, 16);
    for (int c = 0; c < 3; c++) {
      int start = (c * 4 + 2) * 256;
      assertArrayEquals(
          Arrays.copyOfRange(alone, c * 256, (c + 1) * 256),
          Arrays.copyOfRange(group, start, start + 256));
    }
    Frame back = RgbConverter.fromRgb(group, 2 * 256, 4 * 256, 16, 16, format, 0);
    Frame direct = RgbConverter.fromRgb(alone, 0, 16, 16, format, 0);
    assertArrayEquals(direct.planes().get(1), back.planes().get(1));
  }

  @Test
  void valuesOutOfRangeAreClipped() {
    VideoFormat format = new VideoFormat(16, 16, ChromaFormat.RGB, 8, ColorDescription.SRGB);
    float[] rgb = new float[3 * 256];
    rgb[0] = 5;
    rgb[1] = -5;
    rgb[2] = Float.NaN;
    rgb[3] = Float.POSITIVE_INFINITY;
    short[] red = RgbConverter.fromRgb(rgb, 0, 16, 16, format, 0).planes().get(0);
    assertArrayEquals(new short[] {255, 0, 0, 255, 128}, Arrays.copyOf(red, 5));
  }

  @Test
  void paddingSmallerThanTheFrameIsRefused() {
    VideoFormat format = new VideoFormat(16, 16, ChromaFormat.RGB, 8, ColorDescription.SRGB);
    assertThrows(
        IllegalArgumentException.class,
        () -> RgbConverter.toRgb(Frame.allocate(format, 0), new float[768], 0, 16, 15));
  }

  @Test
  void largeOddFrameIsConvertedBothWays() {
    VideoFormat format =
        new VideoFormat(4095, 2303, ChromaFormat.YUV420, 10, ColorDescription.BT709);
    Frame frame = random(format, new Random(3));
    float[] rgb = new float[3 * 2304 * 4096];
    RgbConverter.toRgb(frame, rgb, 0, 2304, 4096);
    Frame back = RgbConverter.fromRgb(rgb, 0, 2304, 4096, format, 0);
    assertTrue(back.planes().get(1).length == 2048 * 1152);
  }

  private static Frame random(VideoFormat format, Random random) {
    Frame frame = Frame.allocate(format, 0);
    for (short[] plane : frame.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) random.nextInt(format.maxSample() + 1);
      }
    }
    return frame;
  }

  private static float[] flat(float r, float g, float b, int pixels) {
    float[] rgb = new float[3 * pixels];
    Arrays.fill(rgb, 0, pixels, 2 * r - 1);
    Arrays.fill(rgb, pixels, 2 * pixels, 2 * g - 1);
    Arrays.fill(rgb, 2 * pixels, 3 * pixels, 2 * b - 1);
    return rgb;
  }
}
