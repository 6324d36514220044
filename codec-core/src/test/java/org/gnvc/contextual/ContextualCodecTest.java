package org.gnvc.contextual;

import static org.gnvc.contextual.StartingCodecTest.TINY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gnvc.contextual.ContextualCodec.Decoded;
import org.gnvc.contextual.ContextualCodec.Encoded;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.integer.Arithmetic;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextualCodecTest {

  /** Room for all frequencies of all channels, as in the paper's sizes. */
  private static final ContextualConfig WHOLE =
      new ContextualConfig(16, 16, 64, 64, 32, 64, 64, 32, 64);

  private static TensorRuntime runtime;

  @TempDir Path dir;

  @BeforeAll
  static void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  private ContextualEntropy entropy(TensorSource source, ContextualConfig config)
      throws IOException {
    Path file = dir.resolve("entropy");
    ContextualEntropy.write(file, source, config);
    return ContextualEntropy.of(SafeTensors.read(file), config);
  }

  /** Random networks that use every path: means, steps, both priors, the temporal one. */
  private static StoredTensor random(NetworkTensor t) {
    Random random = new Random(t.key().hashCode());
    int count = t.shape().stream().reduce(1, (a, b) -> a * b);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          (float)
              switch (t.role()) {
                case KERNEL, DEPTHWISE ->
                    random.nextGaussian() / Math.sqrt(count / t.shape().get(0));
                case BIAS -> 0.3 * random.nextGaussian();
                case TABLE -> 0.7 + 0.6 * random.nextDouble();
              };
    }
    return StoredTensor.ofFloats(t.key(), values, t.shape().toArray(Integer[]::new));
  }

  /** A still or a moving texture, as latents (16, height, width) of about unit deviation. */
  private static NDArray latent(NDManager scope, int height, int width, double time) {
    float[] values = new float[16 * height * width];
    for (int i = 0; i < values.length; i++) {
      int c = i / (height * width);
      double x = i % width + time;
      double y = i / width % height;
      values[i] =
          (float)
              (1.2 * Math.sin(0.5 * x + c) * Math.cos(0.37 * y - 2 * c)
                  + 0.2 * Math.sin(2.3 * x * (c + 1)) * Math.cos(1.9 * y + c));
    }
    return scope.create(values, new Shape(16, height, width));
  }

  @Test
  void whatOneArithmeticEncodesTheOtherDecodesToTheSameBits() throws Exception {
    ContextualEntropy entropy = entropy(ContextualCodecTest::random, TINY);
    try (NDManager scope = runtime.newScope();
        ContextualCodec fast =
            new ContextualCodec(ContextualCodecTest::random, entropy, runtime, Arithmetic.FLOAT64);
        ContextualCodec plain =
            new ContextualCodec(
                ContextualCodecTest::random, entropy, runtime, Arithmetic.INTEGER)) {
      ContextualState state = null;
      ContextualState decodedState = null;
      boolean symbolsSeen = false;
      for (int i = 0; i < 6; i++) { // with the feature made anew at 1 and 4
        ContextualCodec encoder = i % 2 == 0 ? fast : plain;
        ContextualCodec decoder = i % 2 == 0 ? plain : fast;
        int rate = 11 * i;
        Encoded coded = encoder.encode(latent(scope, 7, 5, 0.3 * i), state, rate, scope);
        Decoded decoded = decoder.decode(coded.substream(), decodedState, rate, 7, 5, scope);
        assertArrayEquals(coded.decoded().digest(), decoded.digest(), "latent " + i);
        assertArrayEquals(coded.decoded().state().latent(), decoded.state().latent());
        assertArrayEquals(coded.decoded().state().feature(), decoded.state().feature());
        assertEquals(new Shape(16, 7, 5), decoded.latent().getShape());
        assertEquals(new Shape(16, 7, 5), decoded.feature().getShape());
        assertArrayEquals(
            coded.decoded().feature().toFloatArray(), decoded.feature().toFloatArray());
        assertEquals(
            decoded.state().latent()[3] / 512f, decoded.latent().toFloatArray()[3], "in 1/512");
        assertEquals(i, decoded.state().number());
        state = coded.decoded().state();
        decodedState = decoded.state();
        symbolsSeen |= coded.latentBits() > 100;
      }
      assertTrue(symbolsSeen, "there was something to code");
    }
  }

  @Test
  void aLatentDependsOnTheStateBeforeIt() throws Exception {
    ContextualEntropy entropy = entropy(ContextualCodecTest::random, TINY);
    try (NDManager scope = runtime.newScope();
        ContextualSymbols symbols = ContextualSymbols.reference(entropy);
        ContextualCodec codec =
            new ContextualCodec(
                ContextualCodecTest::random, entropy, runtime, Arithmetic.FLOAT64)) {
      ContextualState a = codec.encode(latent(scope, 4, 6, 0), null, 20, scope).decoded().state();
      ContextualState b = codec.encode(latent(scope, 4, 6, 3), null, 20, scope).decoded().state();
      byte[] substream = codec.encode(latent(scope, 4, 6, 1), a, 20, scope).substream();
      ContextualLatent right = symbols.decode(substream, a, 20, 4, 6);
      try {
        ContextualLatent wrong = symbols.decode(substream, b, 20, 4, 6);
        assertFalse(Arrays.equals(right.state().latent(), wrong.state().latent()));
      } catch (CorruptStreamException likely) {
        // The other context asks for other tables.
      }
      assertThrows(
          IllegalArgumentException.class, () -> symbols.decode(substream, a, 20, 6, 4), "size");
      assertThrows(
          IllegalArgumentException.class, () -> symbols.decode(substream, a, 64, 4, 6), "rate");
    }
  }

  @Test
  void theFeatureComesFromTheLatentAfterAnAnchorAndAfterEveryReset() {
    List<Integer> resets = new ArrayList<>();
    for (int number = 1; number < 10; number++) {
      if (PredictedWalk.resets(number, 3)) {
        resets.add(number);
      }
    }
    assertEquals(List.of(1, 4, 7), resets);
  }

  @Test
  void aResetForgetsTheFeature() throws Exception {
    ContextualEntropy entropy = entropy(ContextualCodecTest::random, TINY);
    try (NDManager scope = runtime.newScope();
        ContextualSymbols symbols = ContextualSymbols.reference(entropy);
        ContextualCodec codec =
            new ContextualCodec(
                ContextualCodecTest::random, entropy, runtime, Arithmetic.FLOAT64)) {
      ContextualState state = null;
      for (int i = 0; i < 4; i++) {
        state = codec.encode(latent(scope, 4, 4, i), state, 20, scope).decoded().state();
      }
      int[] noise = state.feature().clone();
      Arrays.setAll(noise, i -> noise[i] + i % 100);
      ContextualState other = new ContextualState(3, 4, 4, state.latent(), noise);
      byte[] substream = codec.encode(latent(scope, 4, 4, 4), state, 20, scope).substream();
      assertArrayEquals(
          symbols.decode(substream, state, 20, 4, 4).state().latent(),
          symbols.decode(substream, other, 20, 4, 4).state().latent());
    }
  }

  @Test
  void ratesFollowThePatternOfEight() {
    int[] rows = new int[9];
    Arrays.setAll(rows, i -> PredictedWalk.rateRow(63, i));
    assertArrayEquals(new int[] {63, 71, 63, 67, 63, 67, 63, 67, 63}, rows);
  }

  @Test
  void damagedSubstreamsAreRefused() throws Exception {
    ContextualEntropy entropy = entropy(StartingCodec.of(TINY), TINY);
    try (NDManager scope = runtime.newScope();
        ContextualSymbols symbols = ContextualSymbols.fast(entropy, runtime);
        ContextualCodec codec =
            new ContextualCodec(StartingCodec.of(TINY), entropy, runtime, Arithmetic.FLOAT64)) {
      byte[] whole = codec.encode(latent(scope, 10, 12, 0), null, 50, scope).substream();
      byte[] original = symbols.decode(whole, null, 50, 10, 12).digest();
      byte[] longer = Arrays.copyOf(whole, whole.length + 2);
      assertRefused(symbols, longer);
      assertRefused(symbols, Arrays.copyOf(whole, whole.length - 1));
      assertRefused(symbols, Arrays.copyOf(whole, whole.length - 2));
      assertRefused(symbols, new byte[0]);
      Random random = new Random(5);
      int refused = 0;
      for (int i = 0; i < 40; i++) {
        byte[] damaged = whole.clone();
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        try {
          byte[] digest = symbols.decode(damaged, null, 50, 10, 12).digest();
          assertFalse(Arrays.equals(original, digest), "damage that changes nothing");
        } catch (CorruptStreamException e) {
          assertTrue(e.offset() <= damaged.length, e.getMessage());
          refused++;
        }
      }
      assertEquals(40, refused, "a changed bit is seen at the end at the latest");
    }
  }

  private static void assertRefused(ContextualSymbols symbols, byte[] substream) {
    assertThrows(CorruptStreamException.class, () -> symbols.decode(substream, null, 50, 10, 12));
  }

  @Test
  void symbolsOutOfRangeAreRefused() throws Exception {
    // The least and the largest symbol pass, one beyond does not.
    ContextualEntropy entropy = entropy(StartingCodec.of(TINY), TINY);
    try (ContextualSymbols symbols = ContextualSymbols.reference(entropy)) {
      for (int z : new int[] {-128, 127}) {
        assertEquals(z, symbols.decode(coded(entropy, z), null, 0, 2, 2).hyper()[7]);
      }
      for (int z : new int[] {-129, 128}) {
        assertThrows(
            CorruptStreamException.class, () -> symbols.decode(coded(entropy, z), null, 0, 2, 2));
      }
    }
  }

  /** A substream whose last hyper-latent symbol is {@code last}; the others are -4, y is zero. */
  private static byte[] coded(ContextualEntropy entropy, int last) {
    var coder = new org.gnvc.entropy.RansEncoder();
    for (int c = 0; c < TINY.intraHyper(); c++) {
      coder.encode(entropy.intraHyper(0).get(c), c == TINY.intraHyper() - 1 ? last : -4);
    }
    var walk = new AnchorWalk<>(new ReferenceArithmetic(reference(entropy)), entropy, 0, 2, 2);
    Arrays.fill(walk.hyper, -4);
    walk.hyper[walk.hyper.length - 1] = last;
    walk.begin();
    for (int part = 0; part < walk.parts(); part++) {
      CodingPart order = walk.part(part);
      var distribution = walk.distribution(part);
      int[] indices = walk.arithmetic.scaleIndices(distribution.scale(), order);
      for (int index : indices) {
        coder.encode(entropy.gaussian().get(index), 0);
      }
      walk.put(order, distribution, new int[indices.length]);
    }
    return coder.finish();
  }

  private static ReferenceWeights reference(ContextualEntropy entropy) {
    try {
      return new ReferenceWeights(NetworkLayout.decoding(TINY), entropy, entropy.functions());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Bits and errors of an anchor and the two latents after it. */
  private record Cost(double anchorBits, double predictedBits, double error) {}

  private Cost cost(ContextualCodec codec, int rate, double motion) {
    try (NDManager scope = runtime.newScope()) {
      ContextualState state = null;
      double[] bits = new double[3];
      double error = 0;
      for (int i = 0; i < 3; i++) {
        NDArray latent = latent(scope, 16, 24, motion * i);
        Encoded coded = codec.encode(latent, state, rate, scope);
        state = coded.decoded().state();
        bits[i] = 8.0 * coded.substream().length;
        double ideal = coded.hyperBits() + coded.latentBits();
        assertEquals(ideal, bits[i], 0.01 * ideal + 48, "the coder wastes nothing");
        error += coded.decoded().latent().sub(latent).pow(2).mean().getFloat() / 3;
      }
      return new Cost(bits[0], (bits[1] + bits[2]) / 2, error);
    }
  }

  @Test
  void theCodecMadeByHandTradesBitsForQuality() throws Exception {
    StartingCodec source = StartingCodec.of(WHOLE);
    ContextualEntropy entropy = entropy(source, WHOLE);
    try (ContextualCodec codec =
        new ContextualCodec(source, entropy, runtime, Arithmetic.FLOAT64)) {
      Cost coarse = cost(codec, 0, 0);
      Cost middle = cost(codec, 32, 0);
      Cost fine = cost(codec, 63, 0);
      assertTrue(coarse.anchorBits < middle.anchorBits && middle.anchorBits < fine.anchorBits);
      assertTrue(coarse.error > 2 * middle.error && middle.error > 4 * fine.error);
      // An error uniform within a step has a variance of step^2 / 12.
      assertEquals(1, fine.error / (Math.pow(StartingCodec.step(67), 2) / 12), 0.5);
      assertTrue(fine.predictedBits < 0.4 * fine.anchorBits, "a still scene costs little: " + fine);
      Cost moving = cost(codec, 63, 1.3);
      assertTrue(moving.predictedBits > 2 * fine.predictedBits, "motion costs more");
      assertTrue(moving.error < 2 * fine.error, "and is coded as well");
    }
  }

  @Test
  void analysisTensorsAreNotAskedForByDecoders() throws Exception {
    ContextualEntropy entropy = entropy(StartingCodec.of(TINY), TINY);
    TensorSource nothing =
        t -> {
          throw new AssertionError("asked for " + t.key());
        };
    try (NDManager scope = runtime.newScope();
        ContextualCodec encoder =
            new ContextualCodec(StartingCodec.of(TINY), entropy, runtime, Arithmetic.FLOAT64);
        ContextualCodec decoder =
            new ContextualCodec(nothing, entropy, runtime, Arithmetic.FLOAT64)) {
      Encoded coded = encoder.encode(latent(scope, 3, 4, 0), null, 30, scope);
      Decoded decoded = decoder.decode(coded.substream(), null, 30, 3, 4, scope);
      assertArrayEquals(coded.decoded().digest(), decoded.digest());
    }
  }
}
