package org.gnvc.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackWriterTest {

  private static final List<StoredTensor> TENSORS =
      List.of(
          StoredTensor.ofFloats("a", new float[40], 40),
          StoredTensor.ofFloats("b", new float[] {1.5f, 2, 3}, 3).to(TensorType.BF16),
          StoredTensor.ofFloats("c", new float[] {-1}, 1),
          StoredTensor.ofFloats("d", new float[64], 8, 8),
          StoredTensor.ofFloats("e", new float[] {0.5f, 7}, 2));

  @TempDir Path dir;

  private Path write(long shard) throws IOException {
    Path target = dir.resolve("above").resolve("pack" + shard);
    try (PackWriter writer = new PackWriter(target, WanConfig.paper())) {
      writer.weights(TENSORS, shard);
      writer.finish();
    }
    return target;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 170, 1 << 20})
  void whatIsWrittenIsOpenedWhateverTheShards(long shard) throws IOException {
    Path target = write(shard);
    try (ModelPack pack = ModelPack.open(target)) {
      assertEquals(WanConfig.paper(), pack.config());
      assertEquals(TENSORS.size(), pack.names().size());
      for (StoredTensor t : TENSORS) {
        StoredTensor read = pack.tensor(t.name(), t.shape());
        assertArrayEquals(t.floats(), read.floats());
        assertEquals(0, read.data().alignmentOffset(0, t.type().bytes()), t.name());
      }
      assertTrue(pack.checkHashes() > 0);
    }
    assertFalse(Files.exists(target.resolveSibling(target.getFileName() + ".part")));
  }

  @Test
  void shardsAreNoLargerThanAsked() throws IOException {
    Path target = write(170);
    try (var files = Files.list(target)) {
      // 160 + 6 + 4 | 256 | 8
      assertEquals(3, files.filter(f -> f.toString().endsWith(".safetensors")).count());
    }
  }

  @Test
  void notedHashesSpareTheReadingAndAreTheRealOnes() throws IOException {
    Path target = write(1 << 20);
    byte[] noted = ModelPack.open(target).synthesisHash();
    Path shard = target.resolve("weights-00001-of-00001.safetensors");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length - 1] ^= 1;
    Files.write(shard, bytes);
    try (ModelPack changed = ModelPack.open(target)) {
      assertArrayEquals(noted, changed.synthesisHash(), "weights were not read");
      assertThrows(MissingModelException.class, changed::checkHashes);
    }
    bytes[bytes.length - 1] ^= 1;
    Files.write(shard, bytes);
    Files.delete(target.resolve("hashes.json"));
    assertArrayEquals(noted, ModelPack.open(target).synthesisHash());
    assertEquals(0, ModelPack.open(target).checkHashes());
    Files.writeString(target.resolve("config.json"), WanConfig.paper().json() + " ");
    byte[] other = ModelPack.open(target).synthesisHash();
    assertFalse(java.util.Arrays.equals(noted, other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"a\": 1}",
        "{\"a\": [1]}",
        "{\"a\": [1, \"00\"]}",
        "{\"a\": [[], {}]}"
      })
  void aDamagedListOfHashesIsNamed(String json) throws IOException {
    Path target = write(1 << 20);
    Files.writeString(target.resolve("hashes.json"), json);
    Exception e =
        assertThrows(MissingModelException.class, () -> ModelPack.open(target).synthesisHash());
    assertTrue(e.getMessage().contains("hashes.json"), e.getMessage());
  }

  @Test
  void anUnfinishedPackLeavesNothing() throws IOException {
    Path target = dir.resolve("pack");
    try (PackWriter writer = new PackWriter(target, WanConfig.paper())) {
      TensorData broken = new Failing("x", TensorType.F32, List.of(4));
      assertThrows(
          UncheckedIOException.class, () -> writer.weights(List.of(TENSORS.get(0), broken), 1));
    }
    try (var files = Files.list(dir)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aPackThatTheDiskCannotHoldIsRefusedBeforeItIsWritten() throws IOException {
    TensorData huge = new Failing("x", TensorType.F32, List.of(1 << 30, 1 << 20));
    try (PackWriter writer = new PackWriter(dir.resolve("pack"), WanConfig.paper())) {
      IOException e =
          assertThrows(IOException.class, () -> writer.weights(List.of(huge), PackWriter.SHARD));
      assertTrue(e.getMessage().contains("the disk has"), e.getMessage());
    }
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Path target = write(1);
    assertThrows(FileAlreadyExistsException.class, () -> write(1));
    Files.createDirectory(dir.resolve("p.part"));
    assertThrows(
        FileAlreadyExistsException.class,
        () -> new PackWriter(dir.resolve("p"), WanConfig.paper()));
    assertTrue(Files.exists(target) && Files.exists(dir.resolve("p.part")));
  }

  @Test
  void everyHalfPrecisionNumberSurvivesAndOthersGoToTheNearest() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = RealFormat.halfToFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertEquals((short) bits, RealFormat.floatToHalf(value));
        float next = RealFormat.halfToFloat((short) (bits + 1));
        if (Float.isFinite(next) && (bits & 0x7FFF) < 0x7BFF) {
          float middle = (value + next) / 2;
          short even = (short) (bits % 2 == 0 ? bits : bits + 1);
          assertEquals(even, RealFormat.floatToHalf(middle));
          assertEquals((short) bits, RealFormat.floatToHalf(Math.nextAfter(middle, value)));
        }
      }
    }
    assertEquals((short) 0x7BFF, RealFormat.floatToHalf(65519.99f));
    assertEquals((short) 0x7C00, RealFormat.floatToHalf(65520));
    assertTrue(Float.isNaN(RealFormat.halfToFloat(RealFormat.floatToHalf(Float.NaN))));
  }

  @Test
  void bfloat16RoundsToTheNearestAndHalvesToEven() {
    float[] values = {
      1f, 1.00390625f, 1.01171875f, 1.0040f, -3.3895314e38f, Float.POSITIVE_INFINITY
    };
    float[] expected = {1f, 1f, 1.015625f, 1.0078125f, -3.3895314e38f, Float.POSITIVE_INFINITY};
    StoredTensor tensor = StoredTensor.ofFloats("t", values, values.length);
    float[] converted = tensor.to(TensorType.BF16).floats();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], converted[i]);
    }
  }

  private record Failing(String name, TensorType type, List<Integer> shape) implements TensorData {
    @Override
    public ByteBuffer bytes() {
      throw new UncheckedIOException(new IOException("unreadable"));
    }
  }
}
