package org.gnvc.integer.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.gnvc.entropy.GaussianTables;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.integer.SymbolState;
import org.gnvc.model.GoldenData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntropyConverterTest {

  @TempDir Path dir;

  static TensorRuntime runtime() throws IOException {
    return TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
  }

  private static Path statistics(String name) throws URISyntaxException {
    String resource = "/org/gnvc/integer/" + name + "-statistics.safetensors";
    return Path.of(EntropyConverterTest.class.getResource(resource).toURI());
  }

  @Test
  void theModelsInTheRepositoryFollowFromTheirStatisticsByteForByte() throws Exception {
    try (ModelPack lite = ModelPack.embedded("lite");
        ModelPack golden = GoldenData.pack()) {
      assertArrayEquals(lite.entropyHash(), regenerated(lite, "lite"));
      assertArrayEquals(golden.entropyHash(), regenerated(golden, "golden"));
    }
  }

  private byte[] regenerated(ModelPack pack, String name) throws Exception {
    CalibrationStatistics s = CalibrationStatistics.read(statistics(name), Calibrator.sizes(pack));
    Path file = dir.resolve(name);
    EntropyConverter.convert(pack, s, file);
    return MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
  }

  @Test
  void calibrationFindsTheStatisticsInTheRepositoryAgain() throws Exception {
    try (TensorRuntime runtime = runtime();
        ModelPack pack = GoldenData.pack();
        Calibrator calibrator = new Calibrator(pack, runtime)) {
      GoldenSamples.calibration().forEach(calibrator::add);
      calibrator.statistics().write(dir.resolve("again"));
    }
    SafeTensors expected = SafeTensors.read(statistics("golden"));
    SafeTensors found = SafeTensors.read(dir.resolve("again"));
    assertEquals(expected.tensors().keySet(), found.tensors().keySet());
    for (String name : expected.tensors().keySet()) {
      if (name.endsWith("hyper")) {
        assertArrayEquals(expected.get(name).ints(), found.get(name).ints(), name);
      } else {
        assertArrayEquals(expected.get(name).floats(), found.get(name).floats(), 1e-3f, name);
      }
    }
  }

  @Test
  void calibrationGoesOnWithTheDecodedValuesOfTheTrainedNetworks() throws Exception {
    try (TensorRuntime runtime = runtime();
        ModelPack pack = GoldenData.pack();
        Calibrator calibrator = new Calibrator(pack, runtime)) {
      List<CalibrationSample> latents = GoldenSamples.latents();
      float[] decoded = calibrator.add(latents.get(0));
      float[] golden = latents.get(1).previous();
      int near = 0;
      for (int i = 0; i < decoded.length; i++) {
        near += Math.abs(decoded[i] - golden[i]) < 0.1 ? 1 : 0;
      }
      // The golden rate point lies between two rate indices: a few symbols round the other way.
      assertTrue(near > 0.95 * decoded.length, near + " of " + decoded.length);
    }
  }

  @Test
  void theIntegerModelNeedsNoMoreBitsThanTheFloatModel() throws Exception {
    try (TensorRuntime runtime = runtime();
        ModelPack pack = GoldenData.pack();
        LatentSymbolCoder coder = LatentSymbolCoder.reference(EntropyModel.load(pack))) {
      double floatBits = 0;
      double integerBits = 0;
      SymbolState state = null;
      for (CalibrationSample s : GoldenSamples.latents()) {
        var coded = coder.encode(s.y(), s.z(), state, s.rateIndex(), s.height(), s.width());
        state = coded.decoded().next();
        integerBits += coded.latentBits();
        floatBits += FloatBits.ofLatent(pack, runtime, s);
      }
      // Fewer: the float model gives surprising symbols 1e-9, the tables give them 2^-16.
      assertTrue(integerBits < 1.02 * floatBits, integerBits + " against " + floatBits);
      assertTrue(integerBits > 0.8 * floatBits, integerBits + " against " + floatBits);
    }
  }

  @Test
  void gaussianTablesHoldTheProbabilitiesOfTheirScale() {
    for (int index = 0; index < EntropyModel.SCALES; index++) {
      double scale = 0.06 * Math.pow(64 / 0.06, index / 63.0);
      var table = GaussianTables.all().get(index);
      assertEquals(-table.minSymbol(), table.maxSymbol());
      for (int v : new int[] {0, 1, -2, (int) scale, (int) (2 * scale)}) {
        double p = Math.pow(2, -FloatBits.gaussian(v, scale));
        double found = Math.pow(2, -table.bits(v));
        assertEquals(p, found, 0.002 * p + 3e-5, "table %d, value %d".formatted(index, v));
      }
    }
  }

  @Test
  void hyperTablesGiveSeenSymbolsTheirShareAndUnseenOnesSome() {
    int[] counts = new int[127];
    counts[63] = 6000;
    counts[64] = 3000;
    counts[60] = 1000;
    var table = ProbabilityTables.hyper(counts);
    assertEquals(-Math.log(0.6) / Math.log(2), table.bits(0), 0.01);
    assertEquals(-Math.log(0.3) / Math.log(2), table.bits(1), 0.01);
    assertTrue(table.bits(-1) < 14, "near what was seen");
    assertTrue(table.bits(63) < 40, "far from it");
    assertTrue(ProbabilityTables.hyper(new int[127]).bits(0) < 4, "nothing seen");
  }
}
