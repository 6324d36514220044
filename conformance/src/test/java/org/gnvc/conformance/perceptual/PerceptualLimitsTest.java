package org.gnvc.conformance.perceptual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.conformance.judge.Measurement;
import org.gnvc.conformance.perceptual.ShownClip.Kind;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The limits of the embedded model, on right decodings and on wrong ones. */
class PerceptualLimitsTest {

  private static final Path LIMITS = Path.of("limits");
  private static final int BLUR_RATE = 56;
  private static final int REFINEMENT_RATE = 8;

  @TempDir private static Path folder;
  private static Studio studio;
  private static Limits limits;

  @BeforeAll
  static void open() throws IOException {
    studio = Studio.open(weights());
    String hash = studio.model().synthesisHash().toString();
    limits = Limits.find(LIMITS, hash).orElseThrow();
  }

  @AfterAll
  static void close() {
    studio.close();
  }

  /** Those that the limits were measured with, if they are there. */
  private static Optional<Path> weights() {
    Path shared = Path.of(Optional.ofNullable(System.getenv("GNVC_SHARED")).orElse("../../shared"));
    Path file = shared.resolve("metrics/lpips_squeeze.safetensors");
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  @Test
  void limitsOfEveryDrawnClipAreThere() {
    for (String name : Clips.DRAWN) {
      for (int rate : Studio.RATES) {
        assertTrue(limits.of(Kind.DRAWN, name, rate).isPresent(), name + " " + rate);
      }
    }
  }

  @Test
  void theReferenceDecodingKeepsThem() throws Exception {
    for (String name : Clips.DRAWN) {
      List<Measurement> held = hold(name, REFINEMENT_RATE, decode(name, REFINEMENT_RATE, 1));
      assertEquals(List.of(), missed(held));
    }
  }

  @Test
  void aDecoderWithoutRefinementMissesThem() throws Exception {
    List<Measurement> held = hold("day", REFINEMENT_RATE, decode("day", REFINEMENT_RATE, 0));
    assertFalse(missed(held).isEmpty(), held.toString());
  }

  @Test
  void aDecoderThatBlursMissesThem() throws Exception {
    List<Frame> blurred =
        decode("day", BLUR_RATE, 1).stream().map(PerceptualLimitsTest::blur).toList();
    List<Measurement> held = hold("day", BLUR_RATE, blurred);
    assertFalse(missed(held).isEmpty(), held.toString());
  }

  @Test
  void withLpipsBlurIsFarOverTheLimitAtEveryRate() throws Exception {
    assumeTrue(studio.weights().isPresent(), "skipped: needs weights of LPIPS");
    for (int rate : Studio.RATES) {
      List<Frame> blurred =
          decode("day", rate, 1).stream().map(PerceptualLimitsTest::blur).toList();
      double distance = studio.measure(studio.drawn("day"), blurred).lpips();
      double was = limits.of(Kind.DRAWN, "day", rate).orElseThrow().lpips();
      assertTrue(distance > 1.3 * was, distance + " " + was);
    }
  }

  @Test
  void framesThatAreMissingAreAnObjection() throws Exception {
    List<Frame> frames = decode("day", BLUR_RATE, 1);
    Original original = studio.drawn("day");
    assertEquals(
        Optional.of("32 frames instead of 33"), studio.objection(original, frames.subList(0, 32)));
    assertEquals(Optional.empty(), studio.objection(original, frames));
  }

  private static List<Frame> decode(String clip, int rate, int steps) throws IOException {
    Path stream = folder.resolve(clip + rate + ".gnvc");
    if (!Files.exists(stream)) {
      studio.encode(studio.drawn(clip).clip(), rate, stream);
    }
    DecoderOptions options = new DecoderOptions(OptionalInt.of(steps));
    return MeasureLimits.decode(studio, stream, options);
  }

  private static List<Measurement> hold(String clip, int rate, List<Frame> frames) {
    Measured was = limits.of(Kind.DRAWN, clip, rate).orElseThrow();
    return limits.hold(clip, studio.measure(studio.drawn(clip), frames), was);
  }

  private static List<Measurement> missed(List<Measurement> held) {
    return held.stream().filter(measurement -> !measurement.kept()).toList();
  }

  /** Means of 3x3 samples. */
  private static Frame blur(Frame frame) {
    Frame out = Frame.allocate(frame.format(), frame.pts());
    for (int p = 0; p < 3; p++) {
      int width = frame.format().planeWidth(p);
      int height = frame.format().planeHeight(p);
      short[] from = frame.planes().get(p);
      for (int at = 0; at < from.length; at++) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
          int x = Math.max(0, Math.min(width - 1, at % width + i % 3 - 1));
          int y = Math.max(0, Math.min(height - 1, at / width + i / 3 - 1));
          sum += from[y * width + x];
        }
        out.planes().get(p)[at] = (short) ((sum + 4) / 9);
      }
    }
    return out;
  }
}
