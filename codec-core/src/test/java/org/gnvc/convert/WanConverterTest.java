package org.gnvc.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gnvc.contextual.ContextualEntropy;
import org.gnvc.contextual.NetworkLayout;
import org.gnvc.contextual.NetworkTensor;
import org.gnvc.contextual.StartingCodec;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints of tiny networks, written here in every layout. */
class WanConverterTest {

  private static final int TEXT = 20;
  private static final int D = Tiny.CONFIG.dit().d();

  private static final List<StoredTensor> VAE = random(WanConverter.autoencoderKeys(Tiny.CONFIG));
  private static final List<StoredTensor> DIT =
      random(DitKeys.transformer(Tiny.CONFIG.dit(), TEXT));

  @TempDir static Path files;
  @TempDir Path dir;

  private static TensorRuntime runtime;
  private final List<String> notes = new ArrayList<>();

  @BeforeAll
  static void write() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    SafeTensors.write(files.resolve("vae.safetensors"), VAE, Map.of());
    SafeTensors.write(files.resolve("dit.safetensors"), DIT, Map.of());
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  private static List<StoredTensor> random(Map<String, List<Integer>> keys) {
    List<StoredTensor> all = new ArrayList<>();
    keys.forEach(
        (key, shape) -> all.add(new RandomTensor(key, TensorType.F32, shape, 0, 0.2f, 5).stored()));
    return all;
  }

  private static StoredTensor renamed(StoredTensor t, String name) {
    return new StoredTensor(name, t.type(), t.shape(), t.bytes());
  }

  private static List<StoredTensor> renamed(
      List<StoredTensor> tensors, UnaryOperator<String> names) {
    return tensors.stream().map(t -> renamed(t, names.apply(t.name()))).toList();
  }

  private ModelPack convert(String name, CheckpointFiles checkpoints) throws IOException {
    new WanConverter(Tiny.CONFIG, TensorType.BF16, runtime, notes::add)
        .convert(checkpoints, dir.resolve(name));
    return ModelPack.open(dir.resolve(name));
  }

  private static CheckpointFiles files(Path vae, Path dit) {
    return new CheckpointFiles(vae, dit, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static CheckpointFiles original() {
    return files(files.resolve("vae.safetensors"), files.resolve("dit.safetensors"));
  }

  private CheckpointFiles withAdapter(List<StoredTensor> tensors) throws IOException {
    Path file = dir.resolve("vace.safetensors");
    SafeTensors.write(file, tensors, Map.of());
    CheckpointFiles base = original();
    return new CheckpointFiles(
        base.autoencoder(),
        base.transformer(),
        Optional.of(file),
        Optional.empty(),
        Optional.empty());
  }

  private static float[] bfloat16(List<StoredTensor> tensors, String key) {
    StoredTensor found = tensors.stream().filter(t -> t.name().equals(key)).findFirst().get();
    return found.to(TensorType.BF16).floats();
  }

  @Test
  void allLayoutsGiveTheSamePack() throws IOException {
    byte[] hash;
    try (ModelPack pack = convert("a", original())) {
      hash = pack.synthesisHash();
      String kernel = "encoder.downsamples.4.residual.2.weight";
      assertArrayEquals(bfloat16(VAE, kernel), pack.tensor("vae." + kernel).floats());
      String matrix = "blocks.1.ffn.2.weight";
      assertArrayEquals(bfloat16(DIT, matrix), pack.tensor("dit." + matrix).floats());
      assertEquals(-0.7571f, pack.tensor("latent_mean").floats()[0]);
      assertEquals(1.9160f, pack.tensor("latent_std").floats()[15]);
      assertEquals(Tiny.CONFIG.codec(), ContextualEntropy.load(pack).config());
    }
    Path pth = dir.resolve("Wan2.1_VAE.pth");
    TorchWriter.write(pth, VAE);
    Path transformer = Files.createDirectory(dir.resolve("transformer"));
    sharded(transformer, renamed(DIT, DiffusersNames::transformer));
    try (ModelPack pack = convert("b", files(pth, transformer))) {
      assertArrayEquals(hash, pack.synthesisHash());
    }
    Path vae = Files.createDirectory(dir.resolve("vae"));
    SafeTensors.write(
        vae.resolve("diffusion_pytorch_model.safetensors"),
        renamed(VAE, DiffusersNames::autoencoder),
        Map.of());
    Path dit = dir.resolve("dit.pt");
    TorchWriter.write(dit, DIT, "state_dict");
    try (ModelPack pack = convert("c", files(vae, dit))) {
      assertArrayEquals(hash, pack.synthesisHash());
      assertTrue(pack.checkHashes() > 0);
    }
  }

  private static void sharded(Path folder, List<StoredTensor> tensors) throws IOException {
    StringBuilder index = new StringBuilder("{\"metadata\": {}, \"weight_map\": {");
    for (int i = 0; i < 2; i++) {
      String name = "model-0000%d-of-00002.safetensors".formatted(i + 1);
      int half = tensors.size() / 2;
      List<StoredTensor> part =
          i == 0 ? tensors.subList(0, half) : tensors.subList(half, tensors.size());
      SafeTensors.write(folder.resolve(name), part, Map.of());
      for (StoredTensor t : part) {
        index.append(index.charAt(index.length() - 1) == '{' ? "" : ", ");
        index.append("\"%s\": \"%s\"".formatted(t.name(), name));
      }
    }
    Files.writeString(folder.resolve("model.safetensors.index.json"), index + "}}");
  }

  @Test
  void withoutAdapterTheModelStartsEqualToTheTransformer() throws IOException {
    ModelPack pack = convert("pack", original());
    for (String key : List.of("self_attn.q.weight", "cross_attn.context_v", "modulation")) {
      assertArrayEquals(
          pack.tensor("dit.blocks.0." + key).floats(),
          pack.tensor("dit.vace_blocks.0." + key).floats());
    }
    for (String key :
        List.of(
            "vace_blocks.0.before_proj.weight",
            "vace_blocks.0.after_proj.bias",
            "vace_patch_embedding.weight")) {
      StoredTensor made = pack.tensor("dit." + key);
      assertArrayEquals(new float[made.count()], made.floats(), key);
    }
    assertTrue(notes.toString().contains("add nothing"), notes.toString());
    assertTrue(notes.toString().contains("made by hand"), notes.toString());
  }

  @Test
  void anAdapterForOurFeaturesIsTakenWhole() throws IOException {
    List<StoredTensor> vace = random(DitKeys.adapter(Tiny.CONFIG.dit(), 16));
    List<StoredTensor> both = new ArrayList<>(renamed(vace, DiffusersNames::transformer));
    both.addAll(renamed(DIT, DiffusersNames::transformer));
    ModelPack pack = convert("pack", withAdapter(both));
    for (String key : List.of("vace_patch_embedding.weight", "vace_blocks.0.after_proj.weight")) {
      assertArrayEquals(bfloat16(vace, key), pack.tensor("dit." + key).floats());
    }
    assertFalse(notes.toString().contains("adapter"), notes.toString());
  }

  @Test
  void ofThePublishedAdapterTheBlocksAreTaken() throws IOException {
    List<StoredTensor> vace = random(DitKeys.adapter(Tiny.CONFIG.dit(), 96));
    ModelPack pack = convert("pack", withAdapter(vace));
    String key = "vace_blocks.0.ffn.0.weight";
    assertArrayEquals(bfloat16(vace, key), pack.tensor("dit." + key).floats());
    StoredTensor embedding =
        pack.tensor("dit.vace_patch_embedding.weight", List.of(D, 16, 1, 2, 2));
    assertArrayEquals(new float[embedding.count()], embedding.floats());
    assertTrue(notes.toString().contains("patch embedding is zero"), notes.toString());
  }

  @Test
  void aTrainedCodecTakesThePlaceOfTheOneMadeByHand() throws IOException {
    StartingCodec source = StartingCodec.of(Tiny.CONFIG.codec());
    List<NetworkTensor> wanted =
        Stream.concat(
                ContextualEntropy.sources(Tiny.CONFIG.codec()).stream(),
                NetworkLayout.analysis(Tiny.CONFIG.codec()).stream())
            .toList();
    List<StoredTensor> codec = new ArrayList<>();
    String changed = NetworkLayout.analysis(Tiny.CONFIG.codec()).get(0).key();
    for (NetworkTensor t : wanted) {
      StoredTensor tensor = source.get(t);
      codec.add(
          t.key().equals(changed)
              ? new RandomTensor(changed, TensorType.F32, t.shape(), 0, 100, 1).stored()
              : renamed(tensor, t.key()));
    }
    Path file = dir.resolve("codec.pth");
    TorchWriter.write(file, codec, "net");
    CheckpointFiles base = original();
    ModelPack pack =
        convert(
            "pack",
            new CheckpointFiles(
                base.autoencoder(),
                base.transformer(),
                Optional.empty(),
                Optional.of(file),
                Optional.empty()));
    assertArrayEquals(bfloat16(codec, changed), pack.tensor("codec." + changed).floats());
    assertArrayEquals(convert("by hand", original()).entropyHash(), pack.entropyHash());
  }

  @Test
  void aTextIsStoredAsItsKeysAndValues() throws IOException {
    StoredTensor text =
        new RandomTensor("text", TensorType.F32, List.of(1, 3, TEXT), 0, 1, 1).stored();
    SafeTensors.write(dir.resolve("text.safetensors"), List.of(text), Map.of());
    CheckpointFiles base = original();
    ModelPack pack =
        convert(
            "pack",
            new CheckpointFiles(
                base.autoencoder(),
                base.transformer(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(dir.resolve("text.safetensors"))));
    float[] keys = pack.tensor("dit.blocks.1.cross_attn.context_k", List.of(512, D)).floats();
    float[] row = normalisedKey(text.floats());
    for (int i = 0; i < D; i++) {
      assertEquals(row[i], keys[i], 2e-3 * Math.abs(row[i]) + 2e-3);
    }
    assertEquals(TensorType.BF16, pack.tensor("dit.blocks.1.cross_attn.context_k").type());
    assertEquals(keys[5 * D], keys[500 * D], "rows behind the text are equal");
  }

  /** The first row's key of block 1, computed as the publication writes it. */
  private static float[] normalisedKey(float[] text) {
    Map<String, float[]> w = new TreeMap<>();
    DIT.forEach(t -> w.put(t.name(), t.floats()));
    double[] x = new double[TEXT];
    for (int i = 0; i < TEXT; i++) {
      x[i] = text[i];
    }
    double[] hidden = linear(x, w.get("text_embedding.0.weight"), w.get("text_embedding.0.bias"));
    for (int i = 0; i < D; i++) {
      double v = hidden[i];
      hidden[i] = 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)));
    }
    double[] e = linear(hidden, w.get("text_embedding.2.weight"), w.get("text_embedding.2.bias"));
    String attention = "blocks.1.cross_attn.";
    double[] k = linear(e, w.get(attention + "k.weight"), w.get(attention + "k.bias"));
    double squares = 0;
    for (double v : k) {
      squares += v * v;
    }
    float[] result = new float[D];
    for (int i = 0; i < D; i++) {
      double scale = w.get(attention + "norm_k.weight")[i];
      result[i] = (float) (k[i] / Math.sqrt(squares / D + 1e-6) * scale);
    }
    return result;
  }

  private static double[] linear(double[] x, float[] weight, float[] bias) {
    double[] y = new double[bias.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = bias[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += weight[i * x.length + j] * x[j];
      }
    }
    return y;
  }

  @Test
  void whatDoesNotFitIsNamedAndCountedAndNothingIsWritten() throws IOException {
    List<StoredTensor> wrong = new ArrayList<>(DIT.subList(12, DIT.size()));
    wrong.add(StoredTensor.ofFloats("img_emb.proj.0.weight", new float[1], 1));
    wrong.set(0, StoredTensor.ofFloats(wrong.get(0).name(), new float[6], 1, 6));
    Path dit = dir.resolve("dit.safetensors");
    SafeTensors.write(dit, wrong, Map.of());
    String message =
        assertThrows(
                MissingModelException.class,
                () -> convert("pack", files(files.resolve("vae.safetensors"), dit)))
            .getMessage();
    assertTrue(
        message.contains(
            "12 missing of %d (patch_embedding.weight, patch_embedding.bias, text_embedding.0"
                .formatted(DIT.size())),
        message);
    assertTrue(message.contains(" and 2 more)"), message);
    assertTrue(message.contains("1 extra (img_emb.proj.0.weight)"), message);
    assertTrue(
        message.contains("1 of another shape (blocks.0.modulation [1, 6], not [1, 6, 96])"),
        message);
    assertFalse(Files.exists(dir.resolve("pack")));
    assertFalse(Files.exists(dir.resolve("pack.part")));
  }

  @Test
  void numbersBeyondFloat16AreNamed() throws IOException {
    List<StoredTensor> large = new ArrayList<>(VAE);
    large.replaceAll(
        t ->
            t.name().equals("conv2.weight")
                ? new RandomTensor(t.name(), TensorType.F32, t.shape(), 70000, 0, 1).stored()
                : t);
    SafeTensors.write(dir.resolve("large.safetensors"), large, Map.of());
    WanConverter converter = new WanConverter(Tiny.CONFIG, TensorType.F16, runtime, notes::add);
    CheckpointFiles checkpoints =
        files(dir.resolve("large.safetensors"), files.resolve("dit.safetensors"));
    String message =
        assertThrows(
                MissingModelException.class,
                () -> converter.convert(checkpoints, dir.resolve("pack")))
            .getMessage();
    assertTrue(message.contains("vae.conv2.weight holds 70000"), message);
    try (Stream<Path> left = Files.list(dir)) {
      assertEquals(1, left.count(), "only the checkpoint is left");
    }
  }

  @Test
  void indexesThatLeadElsewhereAreRefused() throws IOException {
    Path folder = Files.createDirectory(dir.resolve("model"));
    Path index = folder.resolve("model.safetensors.index.json");
    for (String json :
        List.of(
            "",
            "[]",
            "{\"weight_map\": 1}",
            "{\"weight_map\": {\"a\": {}}}",
            "{\"weight_map\": {\"a\": \"../vae.safetensors\"}}",
            "{\"weight_map\": {\"a\": \"/etc/passwd\"}}",
            "{\"weight_map\": {\"a\": \"gone.safetensors\"}}",
            "[".repeat(100_000))) {
      Files.writeString(index, json);
      assertThrows(MissingModelException.class, () -> Checkpoint.open(folder), json);
    }
    SafeTensors.write(folder.resolve("there.safetensors"), VAE.subList(0, 1), Map.of());
    Files.writeString(index, "{\"weight_map\": {\"a\": \"there.safetensors\"}}");
    assertThrows(MissingModelException.class, () -> Checkpoint.open(folder));
  }

  @Test
  void aFolderMustHoldOneCheckpoint() throws IOException {
    assertThrows(MissingModelException.class, () -> Checkpoint.open(dir));
    assertThrows(MissingModelException.class, () -> Checkpoint.open(dir.resolve("nothing")));
    SafeTensors.write(dir.resolve("a.safetensors"), VAE.subList(0, 1), Map.of());
    Files.writeString(dir.resolve("readme.txt"), "x");
    Checkpoint.open(dir).close();
    SafeTensors.write(dir.resolve("b.safetensors"), VAE.subList(0, 1), Map.of());
    assertTrue(
        assertThrows(MissingModelException.class, () -> Checkpoint.open(dir))
            .getMessage()
            .contains("several"));
  }
}
