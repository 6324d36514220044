package org.gnvc.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.UnsupportedStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelPackTest {

  private static final String CONFIG =
      """
      {"profile": "lite",
       "vae": {"c1": 8, "c2": 8, "z": 4, "n1": 1, "n2": 1, "d1": 1, "d2": 1},
       "codec": {"z": 4, "n": 8, "m": 4, "hz": 4, "qn": 8},
       "dit": {"z": 4, "ctx": 8, "d": 24, "layers": 1, "heads": 2, "ffn": 8, "every": 1},
       "tN": 0.7}
      """;

  @TempDir Path dir;

  private void write(String config, String... tensors) throws IOException {
    Files.writeString(dir.resolve("config.json"), config);
    for (int i = 0; i < tensors.length; i++) {
      Path shard = dir.resolve("weights-%05d-of-%05d.safetensors".formatted(i + 1, tensors.length));
      SafeTensors.write(
          shard, List.of(StoredTensor.ofFloats(tensors[i], new float[] {i}, 1)), Map.of());
    }
  }

  @Test
  void theEmbeddedPackOpensWithAllWeights() throws IOException {
    try (ModelPack pack = ModelPack.embedded("lite")) {
      assertEquals("lite", pack.config().profile());
      assertEquals(0.7, pack.config().tN());
      int c2 = pack.lite().vae().c2();
      pack.tensor("vae.d_in.weight", List.of(c2, 16, 3, 3));
    }
  }

  @Test
  void aPackInAJarReadsAsTheSamePackInADirectory() throws Exception {
    write(CONFIG, "a", "b");
    Path jar = dir.resolve("pack.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(dir)) {
      for (Path f : files.filter(f -> !f.equals(jar)).toList()) {
        out.putNextEntry(new ZipEntry("org/gnvc/models/small/" + f.getFileName()));
        Files.copy(f, out);
        out.closeEntry();
      }
    }
    URL classes = ModelPack.class.getProtectionDomain().getCodeSource().getLocation();
    ClassLoader parent = new WithoutModel(ModelPackTest.class.getClassLoader());
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL(), classes}, parent)) {
      Class<?> type = loader.loadClass("org.gnvc.model.ModelPack");
      Object pack = type.getMethod("embedded", String.class).invoke(null, "small");
      Object hash = type.getMethod("synthesisHash").invoke(pack);
      assertArrayEquals(ModelPack.open(dir).synthesisHash(), (byte[]) hash);
    }
  }

  /** Hides this project's model package, so that a loader below defines it anew. */
  private static final class WithoutModel extends ClassLoader {
    WithoutModel(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.gnvc.model.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void everyByteOfConfigurationAndWeightsCountsInTheSynthesisHash() throws IOException {
    write(CONFIG, "a", "b");
    byte[] hash = ModelPack.open(dir).synthesisHash();
    assertEquals(32, hash.length);
    assertArrayEquals(hash, ModelPack.open(dir).synthesisHash());
    for (String name : List.of("config.json", "weights-00002-of-00002.safetensors")) {
      byte[] good = Files.readAllBytes(dir.resolve(name));
      byte[] other = Arrays.copyOf(good, good.length + 1);
      other[good.length] = ' ';
      Files.write(dir.resolve(name), other);
      assertFalse(Arrays.equals(hash, ModelPack.open(dir).synthesisHash()), name);
      Files.write(dir.resolve(name), good);
    }
    Files.writeString(dir.resolve("entropy.safetensors"), "{}");
    assertArrayEquals(hash, ModelPack.open(dir).synthesisHash());
  }

  @Test
  void theEntropyHashIsTheHashOfItsFileAlone() throws Exception {
    write(CONFIG, "a");
    assertFalse(ModelPack.open(dir).hasEntropyModel());
    assertThrows(MissingModelException.class, () -> ModelPack.open(dir).entropyHash());
    assertThrows(MissingModelException.class, () -> ModelPack.open(dir).entropyModel());
    Path file = dir.resolve("entropy.safetensors");
    SafeTensors.write(
        file, List.of(StoredTensor.ofInts("t", TensorType.I8, new int[2], 2)), Map.of());
    assertArrayEquals(
        java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)),
        ModelPack.open(dir).entropyHash());
    assertEquals(2, ModelPack.open(dir).entropyModel().get("t").count());
  }

  @Test
  void anIncompletePackNamesWhatIsMissing() throws IOException {
    refused(MissingModelException.class, "config.json");
    write(CONFIG);
    refused(MissingModelException.class, "weights-");
    write(CONFIG, "a", "b");
    Files.delete(dir.resolve("weights-00001-of-00002.safetensors"));
    refused(MissingModelException.class, "weights-00001-of-00001");
    write(CONFIG, "same", "same");
    refused(MissingModelException.class, "same");
    write(CONFIG, "a", "b");
    try (ModelPack pack = ModelPack.open(dir)) {
      assertThrows(MissingModelException.class, () -> pack.tensor("c"));
      assertThrows(MissingModelException.class, () -> pack.tensor("a", List.of(2)));
      assertEquals(1, pack.tensor("a", List.of(1)).count());
    }
  }

  @Test
  void aPathThatIsNoDirectoryIsAMissingModel() {
    assertThrows(MissingModelException.class, () -> ModelPack.open(dir.resolve("none")));
    assertThrows(MissingModelException.class, () -> ModelPack.embedded("none"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"c1\": 8 | \"c1\": 0 | vae.c1",
        "\"c1\": 8 | \"c1\": 1.5 | vae.c1",
        "\"c1\": 8 | \"c1\": 1e9 | vae.c1",
        "\"c1\": 8 | \"c1\": \"x\" | vae.c1",
        "\"c1\": 8 | \"c1\": [8] | vae.c1",
        "\"hz\": 4, | '' | codec.hz",
        "\"codec\" | \"other\" | codec",
        "\"m\": 4 | \"m\": 5 | codec.m",
        "\"ctx\": 8 | \"ctx\": 9 | dit.ctx",
        "\"heads\": 2 | \"heads\": 5 | dit.heads",
        "0.7 | 1 | tN",
        "0.7 | \"NaN\" | tN",
        "\"profile\" | \"x\" | profile",
      })
  void aConfigurationOutOfRangeNamesTheField(String from, String to, String named)
      throws IOException {
    write(CONFIG.replaceFirst(from, to), "a");
    refused(MissingModelException.class, named);
  }

  @Test
  void aProfileOfAnotherBuildIsUnsupported() throws IOException {
    write(CONFIG.replace("lite", "grand"), "a");
    refused(UnsupportedStreamException.class, "grand");
    write("not json", "a");
    refused(MissingModelException.class, "config.json");
  }

  private void refused(Class<? extends GnvcException> type, String named) {
    GnvcException e = assertThrows(type, () -> ModelPack.open(dir));
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }

  @Test
  void theConfigurationFileIsUtf8() throws IOException {
    Files.write(
        dir.resolve("config.json"),
        CONFIG.replace("{\"profile", "{\"é\": 1, \"profile").getBytes(UTF_8));
    write(Files.readString(dir.resolve("config.json")), "a");
    assertEquals("lite", ModelPack.open(dir).config().profile());
  }
}
