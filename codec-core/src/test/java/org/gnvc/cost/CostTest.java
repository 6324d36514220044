package org.gnvc.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.gnvc.model.WanConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts against those of the published networks, which were counted by running them. */
class CostTest {

  private static final WanConfig PAPER = WanConfig.paper();

  @Test
  void autoencoderHasThePublishedNumberOfWeights() {
    double encoder = AutoencoderCost.encoder(PAPER.vae(), 64, 64, 1).parameters();
    double decoder = AutoencoderCost.decoder(PAPER.vae(), 64, 64, 1).parameters();
    assertEquals(126_892_531, encoder + decoder);
  }

  @Test
  void transformerHasThePublishedWeightsButForItsText() {
    double d = PAPER.dit().d();
    double text = 8_653_824;
    double keysAndValues = 45 * (2 * (d * d + d) + d);
    double stored = 45 * 2 * TransformerCost.CONTEXT_ROWS * d;
    // The published adapter reads 96 channels, the codec's as many as its feature has.
    double patches = 4 * d * (PAPER.dit().ctx() - 96);
    double published = 2_153_972_032L - text - keysAndValues;
    assertEquals(published + stored + patches, new TransformerCost(PAPER.dit(), 512).parameters());
  }

  @ParameterizedTest
  @CsvSource({
    "832,480,1, 1.329,0.030, 2.146,0.030",
    "832,480,81, 81.25,0.63, 137.05,0.63",
    "1920,1088,25, 132.36,5.73, 222.92,5.73"
  })
  void autoencoderDoesThePublishedWork(
      int width,
      int height,
      int frames,
      double encode,
      double encodeAttention,
      double decode,
      double decodeAttention) {
    List<Work> encoder = AutoencoderCost.encoder(PAPER.vae(), width, height, frames).work();
    List<Work> decoder = AutoencoderCost.decoder(PAPER.vae(), width, height, frames).work();
    assertNear(encode, encoder.get(0));
    assertNear(encodeAttention, encoder.get(1));
    assertNear(decode, decoder.get(0));
    assertNear(decodeAttention, decoder.get(1));
  }

  @ParameterizedTest
  @CsvSource({"832,480, 2.09,3.52", "1920,1088, 10.9,18.4"})
  void featureCacheIsAsLargeAsThePublishedOne(
      int width, int height, double encoderGib, double decoderGib) {
    double gib = 1 << 30;
    // Published in float32.
    assertEquals(
        encoderGib,
        2 * AutoencoderCost.encoder(PAPER.vae(), width, height, 5).stateBytes() / gib,
        0.01 * encoderGib);
    assertEquals(
        decoderGib,
        2 * AutoencoderCost.decoder(PAPER.vae(), width, height, 5).stateBytes() / gib,
        0.01 * decoderGib);
  }

  @ParameterizedTest
  @CsvSource({
    "1560, 1.95,0.22,0.07",
    "8160, 10.20,6.14,0.39",
    "32760, 40.96,98.91,1.55",
    "57120, 71.42,300.69,2.70"
  })
  void transformerDoesThePublishedWork(long tokens, double linear, double self, double cross) {
    List<Work> step = new TransformerCost(PAPER.dit(), 512).withoutAdapter(tokens);
    assertNear(linear, step.get(0));
    assertNear(self + cross, step.get(1));
  }

  @Test
  void adapterAddsHalfOfTheBlocksAndItsProjections() {
    TransformerCost cost = new TransformerCost(PAPER.dit(), 512);
    double base = sum(cost.withoutAdapter(57120));
    double whole = sum(cost.step(57120));
    double projections = 57120.0 * (16 * 1536 * 1536 + 4 * 256 * 1536);
    assertEquals(1.5 * base + projections, whole, 1e-3 * whole);
  }

  @Test
  void paperOnItsOwnMachineIsPredictedWithinAQuarter() {
    double perFrame = decodeSeconds(Gpu.A800, 1920, 1088, 5) / 25;
    assertEquals(1.56, perFrame, 0.25 * 1.56);
  }

  @Test
  void h100IsPredictedWithinTheTimesAimedAt() {
    assertTrue(decodeSeconds(Gpu.H100, 1920, 1088, 5) < 60);
    assertTrue(decodeSeconds(Gpu.H100, 1920, 1088, 1) < 15);
    assertTrue(25 / decodeSeconds(Gpu.H100, 832, 480, 1) > 16);
  }

  @Test
  void moreStepsCostOnlyTransformer() {
    GroupCost one = new GroupCost(PAPER, 832, 480, 25, 1);
    GroupCost three = new GroupCost(PAPER, 832, 480, 25, 3);
    assertEquals(
        3 * sum(one.decoding().get("transformer")), sum(three.decoding().get("transformer")), 1);
    assertEquals(one.decoding().get("autoencoder"), three.decoding().get("autoencoder"));
  }

  private static double decodeSeconds(Gpu gpu, int width, int height, int steps) {
    Stream<Work> all =
        new GroupCost(PAPER, width, height, 25, steps)
            .decoding().values().stream().flatMap(List::stream);
    return GroupCost.seconds(gpu, all);
  }

  private static double sum(List<Work> work) {
    return work.stream().mapToDouble(Work::products).sum();
  }

  private static void assertNear(double tera, Work work) {
    assertEquals(tera, work.products() / 1e12, Math.max(0.006 * tera, 0.01));
  }
}
