package org.gnvc.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The colour examples of clause 12.11 of the specification. */
class ColourExampleTest {

  @ParameterizedTest
  @CsvSource({
    "1, 100, 202, 162,  98, 213, 167, 400, 810, 649, 393, 852, 669",
    "4, 113, 198, 157, 113, 208, 161, 454, 791, 627, 455, 831, 644",
    "5, 114, 198, 156, 114, 207, 160, 456, 791, 625, 458, 831, 641",
    "7, 102, 202, 161, 101, 213, 165, 410, 809, 643, 404, 851, 661",
    "9, 102, 200, 163, 100, 210, 168, 408, 801, 653, 402, 842, 673"
  })
  void pixelHasTheStatedSamples(
      int matrix,
      int y,
      int cb,
      int cr,
      int yFull,
      int cbFull,
      int crFull,
      int y10,
      int cb10,
      int cr10,
      int y10Full,
      int cb10Full,
      int cr10Full) {
    assertArrayEquals(new int[] {y, cb, cr}, pixel(matrix, 8, false));
    assertArrayEquals(new int[] {yFull, cbFull, crFull}, pixel(matrix, 8, true));
    assertArrayEquals(new int[] {y10, cb10, cr10}, pixel(matrix, 10, false));
    assertArrayEquals(new int[] {y10Full, cb10Full, cr10Full}, pixel(matrix, 10, true));
  }

  @Test
  void chromaStandsWhereStated() {
    short[][] full = {
      {54, 74, 94, 52, 100, 148, 50, 126, 202}, {34, 79, 125, 92, 133, 173, 149, 186, 222}
    };
    assertPicture(ChromaFormat.YUV444, full);
    assertPicture(
        ChromaFormat.YUV422,
        new short[][] {{59, 89, 64, 136, 69, 183}, {46, 113, 102, 163, 159, 213}});
    assertPicture(ChromaFormat.YUV420, new short[][] {{61, 112, 69, 183}, {74, 138, 159, 213}});
  }

  private static int[] pixel(int matrix, int bitDepth, boolean fullRange) {
    ColorDescription color = new ColorDescription(1, 1, matrix, fullRange);
    VideoFormat format = new VideoFormat(1, 1, ChromaFormat.YUV444, bitDepth, color);
    Frame frame = RgbConverter.fromRgb(new float[] {0.25f, -0.5f, 1.5f}, 0, 1, 1, format, 0);
    return frame.planes().stream().mapToInt(plane -> plane[0]).toArray();
  }

  private static void assertPicture(ChromaFormat chroma, short[][] expected) {
    float[] rgb = new float[27];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        rgb[3 * i + j] = (3 * i + j) / 4f - 1;
        rgb[9 + 3 * i + j] = 1 - (i + 2 * j) / 3f;
        rgb[18 + 3 * i + j] = i * j / 2f - 1;
      }
    }
    VideoFormat format = new VideoFormat(3, 3, chroma, 8, new ColorDescription(1, 1, 5, false));
    Frame frame = RgbConverter.fromRgb(rgb, 0, 3, 3, format, 0);
    assertArrayEquals(
        new short[] {145, 110, 75, 148, 119, 91, 151, 129, 106}, frame.planes().get(0));
    assertArrayEquals(expected[0], frame.planes().get(1));
    assertArrayEquals(expected[1], frame.planes().get(2));
  }
}
