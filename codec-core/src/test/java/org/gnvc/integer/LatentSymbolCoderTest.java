package org.gnvc.integer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.model.GoldenData;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatentSymbolCoderTest {

  private static EntropyModel small;
  private static EntropyModel lite;

  @BeforeAll
  static void load() throws IOException {
    try (ModelPack golden = GoldenData.pack();
        ModelPack embedded = ModelPack.embedded("lite")) {
      small = EntropyModel.load(golden);
      lite = EntropyModel.load(embedded);
    }
  }

  @AfterAll
  static void forget() {
    small = null;
    lite = null;
  }

  private static TensorRuntime runtime(int threads) throws IOException {
    return TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), threads);
  }

  /** A latent with its hyper-latent, not rounded. */
  private record Latent(float[] y, float[] z) {

    static Latent random(EntropyModel model, Random random, double spread, int h, int w) {
      int hyper = EntropySizes.hyper(h) * EntropySizes.hyper(w);
      return new Latent(
          normal(random, spread, model.sizes().m() * h * w),
          normal(random, spread / 2, model.sizes().hz() * hyper));
    }

    private static float[] normal(Random random, double spread, int count) {
      float[] out = new float[count];
      for (int i = 0; i < count; i++) {
        // Heavy tails: some values lie far outside of every table.
        out[i] = (float) (random.nextGaussian() * spread * Math.exp(random.nextGaussian()));
      }
      return out;
    }
  }

  private static List<CodedLatent> encode(
      LatentSymbolCoder coder, List<Latent> latents, int rate, int h, int w) {
    List<CodedLatent> coded = new ArrayList<>();
    SymbolState state = null;
    for (Latent l : latents) {
      coded.add(coder.encode(l.y, l.z, state, rate, h, w));
      state = coded.get(coded.size() - 1).decoded().next();
    }
    return coded;
  }

  private static List<Latent> sequence(
      EntropyModel model, long seed, double spread, int count, int h, int w) {
    Random random = new Random(seed);
    List<Latent> latents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      latents.add(Latent.random(model, random, spread, h, w));
    }
    return latents;
  }

  private static void assertSame(DecodedLatent expected, DecodedLatent found) {
    assertArrayEquals(expected.hyper(), found.hyper());
    assertArrayEquals(expected.symbols(), found.symbols());
    assertArrayEquals(expected.yHat(), found.yHat());
    assertArrayEquals(expected.digest(), found.digest());
    assertArrayEquals(expected.next().previous().values(), found.next().previous().values());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.3, 5, 6, 0",
    "2, 1, 1, 1, 63",
    "3, 4, 4, 8, 31",
    "4, 30, 7, 3, 8",
    "5, 3000, 2, 9, 63"
  })
  void decodingGivesWhatTheEncoderMeantWhateverTheSizeAndTheTails(
      long seed, double spread, int h, int w, int rate) throws IOException {
    try (LatentSymbolCoder coder = LatentSymbolCoder.reference(small)) {
      List<Latent> latents = sequence(small, seed, spread, 4, h, w);
      SymbolState state = null;
      for (CodedLatent c : encode(coder, latents, rate, h, w)) {
        DecodedLatent decoded = coder.decode(c.substream(), state, rate, h, w);
        assertSame(c.decoded(), decoded);
        state = decoded.next();
      }
    }
  }

  @Test
  void decodedValuesAreAsCloseAsRoundingAllows() throws IOException {
    try (LatentSymbolCoder coder = LatentSymbolCoder.reference(small)) {
      List<Latent> latents = sequence(small, 8, 2, 3, 6, 5);
      List<CodedLatent> coded = encode(coder, latents, 20, 6, 5);
      for (int i = 0; i < latents.size(); i++) {
        for (int k = 0; k < latents.get(i).y.length; k++) {
          double decoded = coded.get(i).decoded().yHat()[k] / 16.0;
          assertEquals(latents.get(i).y[k], decoded, 0.5001);
        }
      }
    }
  }

  @Test
  void referenceAndFastPathWithOneAndTwoThreadsGiveTheSameBytes() throws IOException {
    int h = 9;
    int w = 14;
    for (EntropyModel model : List.of(small, lite)) {
      List<Latent> latents = sequence(model, 4, 1.5, 3, h, w);
      List<CodedLatent> expected;
      try (LatentSymbolCoder coder = LatentSymbolCoder.reference(model)) {
        expected = encode(coder, latents, 40, h, w);
      }
      for (int threads = 1; threads <= 2; threads++) {
        try (TensorRuntime runtime = runtime(threads);
            LatentSymbolCoder coder = LatentSymbolCoder.fast(model, runtime)) {
          List<CodedLatent> found = encode(coder, latents, 40, h, w);
          for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i).substream(), found.get(i).substream());
            assertSame(expected.get(i).decoded(), found.get(i).decoded());
          }
        }
      }
    }
  }

  @Test
  void extremeLatentsGiveTheSameBytesOnBothPaths() throws IOException {
    int h = 5;
    int w = 7;
    Random random = new Random(6);
    List<Latent> latents = sequence(lite, 4, 1, 3, h, w);
    for (Latent l : latents) {
      for (int i = 0; i < l.y.length; i++) {
        l.y[i] = random.nextBoolean() ? 1e9f : -1e9f;
      }
      for (int i = 0; i < l.z.length; i++) {
        l.z[i] = random.nextBoolean() ? 1e9f : -1e9f;
      }
    }
    try (TensorRuntime runtime = runtime(1);
        LatentSymbolCoder fast = LatentSymbolCoder.fast(lite, runtime);
        LatentSymbolCoder reference = LatentSymbolCoder.reference(lite)) {
      List<CodedLatent> expected = encode(reference, latents, 63, h, w);
      List<CodedLatent> found = encode(fast, latents, 63, h, w);
      for (int i = 0; i < expected.size(); i++) {
        assertArrayEquals(expected.get(i).substream(), found.get(i).substream());
      }
      assertTrue(Arrays.stream(found.get(0).decoded().symbols()).anyMatch(s -> s == 2047));
      assertTrue(Arrays.stream(found.get(0).decoded().hyper()).allMatch(s -> Math.abs(s) == 63));
    }
  }

  @Test
  void bytesExceedTheIdealByOnePercentAndAFewBytesAtTheMost() throws IOException {
    try (TensorRuntime runtime = runtime(1);
        LatentSymbolCoder coder = LatentSymbolCoder.fast(lite, runtime)) {
      for (double spread : new double[] {0.1, 0.6, 3}) {
        for (CodedLatent c : encode(coder, sequence(lite, 1, spread, 3, 18, 32), 30, 18, 32)) {
          double ideal = c.idealBits() / 8;
          assertTrue(c.substream().length <= 1.01 * ideal + 6, c.substream().length + " " + ideal);
          assertTrue(c.substream().length >= ideal - 1, c.substream().length + " " + ideal);
        }
      }
    }
  }

  @Test
  void theRateIndexAndTheStateDecideTheBytes() throws IOException {
    try (LatentSymbolCoder coder = LatentSymbolCoder.reference(small)) {
      List<Latent> latents = sequence(small, 8, 2, 3, 6, 6);
      List<CodedLatent> coded = encode(coder, latents, 20, 6, 6);
      Latent third = latents.get(2);
      SymbolState afterFirst = coded.get(0).decoded().next();
      SymbolState afterSecond = coded.get(1).decoded().next();
      byte[] bytes = coded.get(2).substream();
      assertFalse(
          Arrays.equals(bytes, coder.encode(third.y, third.z, afterFirst, 20, 6, 6).substream()));
      assertFalse(
          Arrays.equals(bytes, coder.encode(third.y, third.z, afterSecond, 60, 6, 6).substream()));
      assertArrayEquals(bytes, coder.encode(third.y, third.z, afterSecond, 20, 6, 6).substream());
    }
  }

  @Test
  void damagedBytesGiveOtherSymbolsOrAnError() throws IOException {
    try (LatentSymbolCoder coder = LatentSymbolCoder.reference(small)) {
      CodedLatent good = encode(coder, sequence(small, 8, 2, 1, 6, 6), 20, 6, 6).get(0);
      int refused = 0;
      for (int i = 0; i < good.substream().length; i++) {
        byte[] bad = good.substream().clone();
        bad[i] ^= 0x10;
        try {
          byte[] digest = coder.decode(bad, null, 20, 6, 6).digest();
          assertFalse(Arrays.equals(good.decoded().digest(), digest));
        } catch (CorruptStreamException e) {
          refused++;
        }
      }
      assertTrue(refused > good.substream().length / 2, refused + " of all");
      byte[] shorter = Arrays.copyOf(good.substream(), good.substream().length - 2);
      assertThrows(
          CorruptStreamException.class, () -> coder.decode(shorter, null, 20, 6, 6).digest());
    }
  }

  @Test
  void randomBytesNeverDoWorseThanARefusal() throws IOException {
    Random random = new Random(77);
    try (LatentSymbolCoder coder = LatentSymbolCoder.reference(small)) {
      int refused = 0;
      for (int i = 0; i < 200; i++) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        try {
          assertNotEquals(0, coder.decode(bytes, null, random.nextInt(64), 3, 4).symbols().length);
        } catch (CorruptStreamException e) {
          refused++;
        }
      }
      assertTrue(refused > 150, refused + " of 200");
    }
  }

  @Test
  void callsThatMakeNoSenseAreRefused() throws IOException {
    try (LatentSymbolCoder coder = LatentSymbolCoder.reference(small)) {
      Latent l = sequence(small, 8, 2, 1, 6, 6).get(0);
      Class<IllegalArgumentException> refused = IllegalArgumentException.class;
      assertThrows(refused, () -> coder.encode(l.y, l.z, null, 64, 6, 6));
      assertThrows(refused, () -> coder.encode(l.y, l.z, null, -1, 6, 6));
      assertThrows(refused, () -> coder.encode(l.y, l.z, null, 0, 5, 6));
      assertThrows(refused, () -> coder.encode(l.y, new float[1], null, 0, 6, 6));
      assertThrows(refused, () -> coder.decode(new byte[0], null, 0, 0, 6));
      SymbolState other = coder.encode(l.y, l.z, null, 0, 6, 6).decoded().next();
      assertThrows(refused, () -> coder.decode(new byte[0], other, 0, 4, 6));
      l.y[3] = Float.NaN;
      assertThrows(refused, () -> coder.encode(l.y, l.z, null, 0, 6, 6));
    }
  }
}
