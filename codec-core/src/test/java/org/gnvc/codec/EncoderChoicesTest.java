package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.error.GnvcException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the encoder makes of its options, with the trained pack on short procedural clips. */
class EncoderChoicesTest {

  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;
  private static final EncoderOptions OPTIONS =
      EncoderOptions.defaults().withGroupFrames(8).withSceneCuts(false);

  private static GnvcModel model;
  private static List<Frame> clip;

  @BeforeAll
  static void open() throws IOException {
    model = GnvcModel.open(ModelOptions.defaults());
    clip = Clips.scene(WIDTH, HEIGHT, 33);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void betterQualityCostsMoreBytesAndIsCloserToTheSource() throws IOException {
    double lastPsnr = 0;
    long lastBytes = 0;
    for (int quality : new int[] {4, 32, 60}) {
      EncoderOptions options = OPTIONS.withRate(new RateTarget.Quality(quality));
      List<CodedGroup> coded = Clips.encode(model, clip, options);
      long bytes = coded.stream().mapToLong(CodedGroup::payloadBytes).sum();
      double psnr = Clips.psnr(clip, decode(options, coded));
      assertTrue(bytes > lastBytes && psnr > lastPsnr, quality + ": " + bytes + " " + psnr);
      lastBytes = bytes;
      lastPsnr = psnr;
    }
  }

  @Test
  void realBytesStayCloseToTheIdealEntropy() throws IOException {
    for (int quality : new int[] {0, 32, 63}) {
      EncoderOptions options = OPTIONS.withRate(new RateTarget.Quality(quality));
      for (EncodedGroup group : Clips.encodeWithStatistics(model, clip, options)) {
        GroupStatistics s = group.statistics();
        double ideal = (s.hyperBits() + s.latentBits()) / 8;
        assertTrue(s.bytes() <= 1.01 * ideal + 32, s + ", ideal bytes " + ideal);
      }
    }
  }

  @Test
  void bitrateTargetIsMetByChoosingIndices() throws IOException {
    List<Frame> frames = Clips.scene(WIDTH, HEIGHT, 150);
    double bpp = 0.05;
    EncoderOptions options =
        OPTIONS
            .withGroupFrames(16)
            .withRate(new RateTarget.BitsPerPixel(bpp))
            .withExpectedFrames(frames.size());
    double bytes = 0;
    for (EncodedGroup group : Clips.encodeWithStatistics(model, frames, options)) {
      bytes += group.statistics().bytes();
    }
    assertEquals(bpp, 8 * bytes / (WIDTH * HEIGHT * frames.size()), 0.05 * bpp);
  }

  @Test
  void sceneCutStartsAKeyGroup() throws IOException {
    List<Frame> frames = Clips.scene(WIDTH, HEIGHT, 20, 12);
    List<CodedGroup> coded = Clips.encode(model, frames, OPTIONS.withSceneCuts(true));
    assertTrue(
        coded.stream().anyMatch(g -> g.header().key() && g.header().firstFrame() == 12),
        coded.toString());
    assertEquals(20, decode(OPTIONS, coded).size());
  }

  @Test
  void noiseLevelOfTheModelIsTheDefault() throws IOException {
    int tN = (int) Math.round(256 * model.pack().config().tN());
    assertEquals(Set.of(tN), flowTimes(OPTIONS));
  }

  @Test
  void chosenNoiseLevelIsThatOfSequenceAndGroups() throws IOException {
    EncoderOptions options = OPTIONS.withNoise(new NoiseLevel.Share(0.25));
    try (GnvcEncoder encoder = Clips.encoder(model, clip.get(0).format(), options)) {
      assertEquals(192, encoder.header().tN());
    }
    assertEquals(Set.of(192), flowTimes(options));
  }

  @Test
  void measuredNoiseLevelFollowsTheErrorOfEachGroup() throws IOException {
    double lastError = 0;
    for (int quality : new int[] {60, 4}) {
      EncoderOptions options =
          OPTIONS.withRate(new RateTarget.Quality(quality)).withNoise(NoiseLevel.MEASURED);
      double largest = 0;
      for (EncodedGroup group : Clips.encodeWithStatistics(model, clip, options)) {
        double error = group.statistics().error();
        assertEquals(Math.round(256 / (1 + error)), group.group().header().tN());
        largest = Math.max(largest, error);
      }
      assertTrue(largest > lastError, "quality " + quality + ": " + largest);
      lastError = largest;
    }
  }

  @Test
  void noiseLevelsStayWithinWhatAStreamCanSay() {
    assertEquals(255, NoiseLevel.MEASURED.ofGroup(100, 0));
    assertEquals(1, NoiseLevel.MEASURED.ofGroup(100, 1e9));
    assertEquals(1, new NoiseLevel.Share(0.9999).ofSequence(0.5));
    assertThrows(IllegalArgumentException.class, () -> new NoiseLevel.Share(1));
    assertThrows(IllegalArgumentException.class, () -> new NoiseLevel.Share(Double.NaN));
  }

  private static Set<Integer> flowTimes(EncoderOptions options) throws GnvcException {
    return Clips.encode(model, clip, options).stream()
        .map(group -> group.header().tN())
        .collect(Collectors.toSet());
  }

  @Test
  void picturesOutsideTheLimitsAreRefused() {
    for (int[] size : new int[][] {{15, 64}, {64, 8}, {4096, 2306}, {9000, 16}}) {
      assertThrows(
          UnsupportedStreamException.class,
          () -> Clips.encoder(model, Clips.format(size[0], size[1]), OPTIONS).close());
    }
  }

  private static List<Frame> decode(EncoderOptions options, List<CodedGroup> coded)
      throws GnvcException {
    try (GnvcDecoder decoder = Clips.decoder(model, clip.get(0).format(), options)) {
      return Clips.decode(decoder, coded);
    }
  }
}
