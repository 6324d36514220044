package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Borders that only the coding knows must not show: of groups in time, of tiles in the picture. */
class SeamTest {

  /** 20 by 10 tokens: two refinement tiles beside each other, at tokens 0 and 9. */
  private static final int WIDTH = 320;

  private static final int HEIGHT = 160;
  private static final int GROUP = 8;

  /** Pixels around the two edges of the overlap of tokens 9 and 10 (16 pixels each). */
  private static final IntPredicate SEAM = x -> x >= 9 * 16 - 8 && x < 11 * 16 + 8;

  private static GnvcModel model;
  private static List<Frame> clip;
  private static List<Frame> refined;
  private static List<Frame> unrefined;

  @BeforeAll
  static void code() throws IOException {
    model = GnvcModel.open(ModelOptions.defaults());
    clip = Clips.scene(WIDTH, HEIGHT, 49);
    EncoderOptions options = EncoderOptions.defaults().withGroupFrames(GROUP).withSceneCuts(false);
    List<CodedGroup> groups = Clips.encode(model, clip, options);
    refined = decode(groups, options, DecoderOptions.defaults());
    unrefined = decode(groups, options, new DecoderOptions(OptionalInt.of(0)));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void refinementGainsAsMuchAlongTileSeamsAsElsewhere() {
    double atSeam = psnr(refined, SEAM) - psnr(unrefined, SEAM);
    double elsewhere = psnr(refined, SEAM.negate()) - psnr(unrefined, SEAM.negate());
    assertTrue(
        atSeam > elsewhere - 0.3,
        "gain at the seam %f dB, elsewhere %f".formatted(atSeam, elsewhere));
  }

  @Test
  void motionAcrossGroupBordersIsAsTrueAsInsideGroups() {
    double atBorders = 0;
    double inside = 0;
    int borders = 0;
    for (int i = 1; i < clip.size(); i++) {
      // Latents begin at frames 1, 5, 9 ...: only steps of this kind are compared with each other.
      if (i % 4 != 1) {
        continue;
      }
      if (i > 1 && i % GROUP == 1) {
        atBorders += motionError(i);
        borders++;
      } else if (i > GROUP) {
        inside += motionError(i);
      }
    }
    assertEquals(5, borders);
    double ratio = atBorders / inside;
    assertTrue(ratio < 1.15, "motion error at borders over inside: " + ratio);
  }

  /** Mean error of the luma's change from frame i-1 to i. */
  private static double motionError(int i) {
    double sum = 0;
    short[] before = clip.get(i - 1).planes().get(0);
    short[] after = clip.get(i).planes().get(0);
    short[] decodedBefore = refined.get(i - 1).planes().get(0);
    short[] decodedAfter = refined.get(i).planes().get(0);
    for (int k = 0; k < before.length; k++) {
      sum += Math.abs((decodedAfter[k] - decodedBefore[k]) - (after[k] - before[k]));
    }
    return sum / before.length;
  }

  /** Luma PSNR in dB of the columns that the predicate names, without the frame of the start. */
  private static double psnr(List<Frame> decoded, IntPredicate columns) {
    double sum = 0;
    long count = 0;
    for (int i = 1; i < clip.size(); i++) {
      short[] a = clip.get(i).planes().get(0);
      short[] b = decoded.get(i).planes().get(0);
      for (int k = 0; k < a.length; k++) {
        if (columns.test(k % WIDTH)) {
          sum += (double) (a[k] - b[k]) * (a[k] - b[k]);
          count++;
        }
      }
    }
    return 10 * Math.log10(255.0 * 255 * count / sum);
  }

  private static List<Frame> decode(
      List<CodedGroup> groups, EncoderOptions options, DecoderOptions choice) throws IOException {
    try (GnvcEncoder encoder = Clips.encoder(model, clip.get(0).format(), options);
        GnvcDecoder decoder = new GnvcDecoder(model, encoder.header(), choice)) {
      return Clips.decode(decoder, groups);
    }
  }
}
