package org.gnvc.integer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gnvc.error.MissingModelException;
import org.gnvc.integer.convert.CalibrationSample;
import org.gnvc.integer.convert.GoldenSamples;
import org.gnvc.model.GoldenData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntropyModelTest {

  private static final EntropySizes SIZES = new EntropySizes(12, 24, 8);

  @TempDir Path dir;

  /** The small model with some bytes of one tensor changed. */
  private EntropyModel changed(String tensor, Consumer<ByteBuffer> change) throws IOException {
    try (ModelPack pack = GoldenData.pack()) {
      Map<String, StoredTensor> tensors = new TreeMap<>(pack.entropyModel().tensors());
      StoredTensor t = tensors.get(tensor);
      ByteBuffer data = ByteBuffer.allocate(t.data().remaining()).order(ByteOrder.LITTLE_ENDIAN);
      data.put(t.bytes()).flip();
      change.accept(data);
      tensors.put(tensor, new StoredTensor(t.name(), t.type(), t.shape(), data));
      Path file = dir.resolve("changed");
      Files.deleteIfExists(file);
      SafeTensors.write(file, tensors.values(), pack.entropyModel().metadata());
      return EntropyModel.of(SafeTensors.read(file), SIZES);
    }
  }

  private static byte[] substreams(EntropyModel model) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(1 << 16);
    SymbolState state = null;
    try (LatentSymbolCoder coder = LatentSymbolCoder.reference(model)) {
      for (CalibrationSample s : GoldenSamples.latents()) {
        CodedLatent c = coder.encode(s.y(), s.z(), state, s.rateIndex(), s.height(), s.width());
        all.put(c.substream());
        state = c.decoded().next();
      }
    }
    return Arrays.copyOf(all.array(), all.position());
  }

  @Test
  void everyPartOfTheModelTakesPartInTheBytes() throws IOException {
    byte[] expected;
    try (ModelPack pack = GoldenData.pack()) {
      expected = substreams(EntropyModel.load(pack));
    }
    for (String network : new String[] {"0.", "1."}) {
      for (LayerPlan plan : LayerPlan.network(SIZES, network.equals("1."))) {
        EntropyModel model =
            changed(
                network + plan.name() + ".weight",
                b -> {
                  for (int i = 0; i < b.limit(); i++) {
                    b.put(i, (byte) -b.get(i));
                  }
                });
        assertFalse(Arrays.equals(expected, substreams(model)), network + plan.name());
      }
    }
    EntropyModel oneWeight = changed("0.h1.weight", b -> b.put(4, (byte) (b.get(4) ^ 0x40)));
    assertFalse(Arrays.equals(expected, substreams(oneWeight)), "one weight");
    EntropyModel oneEntry = changed("gaussian.cumulative", b -> b.putInt(16, b.getInt(16) - 1));
    assertFalse(sameTables(oneEntry), "one entry of a table");
  }

  private static boolean sameTables(EntropyModel other) throws IOException {
    try (ModelPack pack = GoldenData.pack()) {
      return EntropyModel.load(pack).gaussianTables().get(0).equals(other.gaussianTables().get(0));
    }
  }

  @Test
  void meansAndScalesApproximateTheGoldenTensors() throws IOException {
    SafeTensors golden = GoldenData.tensors();
    try (ModelPack pack = GoldenData.pack();
        LayerProduct product = new ReferenceProduct()) {
      EntropyModel model = EntropyModel.load(pack);
      for (CalibrationSample s : GoldenSamples.latents()) {
        int[] z = new int[s.z().length];
        Arrays.setAll(z, i -> Math.round(s.z()[i]));
        int[] previous = new int[s.previous().length];
        Arrays.setAll(previous, i -> Math.round(16 * s.previous()[i]));
        int h = s.height();
        int w = s.width();
        EntropyNetwork network = model.network(s.predicted());
        IntegerTensor context =
            network.context(
                product,
                new IntegerTensor(8, EntropySizes.hyper(h), EntropySizes.hyper(w), z),
                new IntegerTensor(24, h, w, previous));
        EntropyNetwork.Prediction p = network.first(product, context, s.rateIndex());
        String step = s.predicted() ? "step1." : "step0.";
        float[] mean = golden.get(step + "mean0").floats();
        float[] logScale = golden.get(step + "log_scale0").floats();
        double meanError = 0;
        double scaleError = 0;
        for (int i = 0; i < mean.length; i++) {
          meanError += Math.abs(p.mean(i) / 16.0 - mean[i]) / mean.length;
          double index = (logScale[i] - Math.log(0.06)) / Math.log(64 / 0.06) * 63;
          double limited = Math.max(0, Math.min(63, index));
          scaleError += Math.abs(p.scale(i) - limited) / mean.length;
        }
        assertTrue(meanError < 0.05, step + " mean off by " + meanError);
        assertTrue(scaleError < 0.5, step + " table index off by " + scaleError);
      }
    }
  }

  @Test
  void oneFlippedBitChangesTheHash() throws IOException {
    byte[] hash;
    try (ModelPack pack = GoldenData.pack()) {
      hash = pack.entropyHash();
      changed("0.h1.weight", b -> b.put(4, (byte) (b.get(4) ^ 1)));
      Path copy = Files.createDirectory(dir.resolve("pack"));
      Path source = Path.of(GoldenData.class.getResource("/org/gnvc/golden/lite_pack").getPath());
      for (String name : new String[] {"config.json", "weights-00001-of-00001.safetensors"}) {
        Files.copy(source.resolve(name), copy.resolve(name));
      }
      Files.copy(dir.resolve("changed"), copy.resolve("entropy.safetensors"));
      try (ModelPack other = ModelPack.open(copy)) {
        assertFalse(Arrays.equals(hash, other.entropyHash()));
        assertTrue(Arrays.equals(pack.synthesisHash(), other.synthesisHash()));
      }
    }
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertRefused("0.h1.shift", b -> b.put(0, (byte) 0));
    assertRefused("0.h1.shift", b -> b.put(0, (byte) 47));
    assertRefused("1.t1.multiplier", b -> b.putShort(0, (short) -1));
    assertRefused("1.s1.bias", b -> b.putInt(0, Integer.MIN_VALUE));
    assertRefused("0.f2.bias", b -> b.putInt(4, Integer.MAX_VALUE));
    assertRefused("gaussian.cumulative", b -> b.putInt(0, 1));
    assertRefused("gaussian.cumulative", b -> b.putInt(4, 70000));
    assertRefused("gaussian.length", b -> b.putInt(0, 1 << 30));
    assertRefused("gaussian.length", b -> b.putInt(0, -1));
    assertRefused("0.hyper.length", b -> b.putInt(0, b.getInt(0) - 1));
    assertRefused("0.hyper.least", b -> b.putInt(0, Integer.MIN_VALUE));
  }

  private void assertRefused(String tensor, Consumer<ByteBuffer> change) {
    assertThrows(MissingModelException.class, () -> changed(tensor, change), tensor);
  }

  @Test
  void sizesBeyondThoseOfTheFormatAreRefused() throws IOException {
    Path copy = Files.createDirectory(dir.resolve("wide"));
    Path source = Path.of(GoldenData.class.getResource("/org/gnvc/golden/lite_pack").getPath());
    for (String name : new String[] {"weights-00001-of-00001", "entropy"}) {
      Files.copy(source.resolve(name + ".safetensors"), copy.resolve(name + ".safetensors"));
    }
    String config = Files.readString(source.resolve("config.json"));
    Files.writeString(copy.resolve("config.json"), config.replace("\"m\": 12", "\"m\": 1026"));
    try (ModelPack wide = ModelPack.open(copy)) {
      assertEquals(1026, wide.lite().codec().m());
      assertThrows(MissingModelException.class, () -> EntropyModel.load(wide));
    }
  }

  @Test
  void tensorsOfAnotherShapeOrTypeOrFormatAreRefused() throws IOException {
    try (ModelPack pack = GoldenData.pack()) {
      SafeTensors good = pack.entropyModel();
      Path file = dir.resolve("other");
      Map<String, StoredTensor> tensors = new TreeMap<>(good.tensors());
      SafeTensors.write(file, tensors.values(), Map.of("format", "gnvc-entropy-2"));
      assertThrows(
          MissingModelException.class, () -> EntropyModel.of(SafeTensors.read(file), SIZES));
      Path wrongType = dir.resolve("type");
      int[] shift = tensors.get("0.h1.shift").ints();
      tensors.put(
          "0.h1.shift", StoredTensor.ofInts("0.h1.shift", TensorType.I16, shift, shift.length));
      SafeTensors.write(wrongType, tensors.values(), good.metadata());
      assertThrows(
          MissingModelException.class, () -> EntropyModel.of(SafeTensors.read(wrongType), SIZES));
      Path missing = dir.resolve("missing");
      tensors.remove("0.h1.shift");
      SafeTensors.write(missing, tensors.values(), good.metadata());
      assertThrows(
          MissingModelException.class, () -> EntropyModel.of(SafeTensors.read(missing), SIZES));
      assertThrows(
          MissingModelException.class, () -> EntropyModel.of(good, new EntropySizes(12, 24, 9)));
    }
  }

  @Test
  void allLayersOfTheLitePackRunInFloat32() throws IOException {
    try (ModelPack pack = ModelPack.embedded("lite")) {
      EntropyModel model = EntropyModel.load(pack);
      for (boolean predicted : new boolean[] {false, true}) {
        for (IntegerLayer layer : model.network(predicted).layers()) {
          assertEquals(DataType.FLOAT32, TorchProduct.exactType(layer), layer.name());
        }
      }
    }
  }
}
