package org.gnvc.tensor;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredArraysTest {

  /** Exact in all three types. */
  private static final float[] VALUES = {0, 1, -2.5f, 0.0078125f, 96, -0.1875f};

  private static TensorRuntime runtime;

  @BeforeAll
  static void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"F32", "F16", "BF16"})
  void everyRealTypeKeepsItsValues(TensorType type, @TempDir Path dir) throws IOException {
    for (int start : new int[] {0, 8, 1}) { // 1: numbers across the borders of words
      StoredTensor mapped = map(dir.resolve(type + "-" + start), encode(type), type, start);
      StoredTensor inHeap =
          new StoredTensor("heap", type, List.of(2, 3), ByteBuffer.wrap(encode(type)));
      for (StoredTensor tensor : List.of(mapped, inHeap)) {
        for (Precision precision : Precision.values()) {
          try (NDManager scope = runtime.newScope();
              NDArray array = runtime.stored(scope, tensor, precision)) {
            assertEquals(new Shape(2, 3), array.getShape());
            assertArrayEquals(VALUES, floats(scope, array));
            assertEquals(1, scope.getManagedArrays().size(), "nothing stays but the array");
          }
        }
      }
    }
  }

  @Test
  void roundingToBfloat16IsToTheNearest() {
    StoredTensor tensor = StoredTensor.ofFloats("t", new float[] {1.0039f, 1.0041f, 3.14159f}, 3);
    try (NDManager scope = runtime.newScope()) {
      NDArray array = runtime.stored(scope, tensor, Precision.BFLOAT16);
      assertArrayEquals(new float[] {1.0f, 1.0078125f, 3.140625f}, floats(scope, array));
    }
  }

  @Test
  void integersAreRefused() {
    StoredTensor tensor = StoredTensor.ofInts("t", TensorType.I16, new int[] {1}, 1);
    try (NDManager scope = runtime.newScope()) {
      assertThrows(
          IllegalArgumentException.class, () -> runtime.stored(scope, tensor, Precision.BFLOAT16));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aMappedBfloat16TensorTakesNoMemory(@TempDir Path dir) throws IOException {
    int bytes = 128 << 20;
    Path file = dir.resolve("large");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer ones = ByteBuffer.allocate(1 << 20).order(LITTLE_ENDIAN);
      while (ones.hasRemaining()) {
        ones.putShort((short) 0x3F80);
      }
      for (int i = 0; i < bytes >> 20; i++) {
        channel.write(ones.flip());
      }
    }
    StoredTensor tensor = map(file, null, TensorType.BF16, 0);
    try (NDManager scope = runtime.newScope()) {
      runtime.stored(scope, StoredTensor.ofFloats("warm-up", VALUES, 6), Precision.BFLOAT16);
      long before = anonymousMemory();
      NDArray array = runtime.stored(scope, tensor, Precision.BFLOAT16);
      tensor = null;
      for (int i = 0; i < 3; i++) {
        System.gc(); // the array alone must keep the file mapped
      }
      NDArray second =
          runtime
              .operators(StoredArraysTest.class, "operators.py")
              .callForList(scope, "halves", array)
              .get(1);
      assertArrayEquals(new float[] {1}, floats(scope, second));
      long grown = anonymousMemory() - before;
      assertTrue(grown < bytes / 4, "memory grew by " + grown);
    }
  }

  private static float[] floats(NDManager scope, NDArray array) {
    try (NDArray wide =
        runtime
            .operators(StoredArraysTest.class, "operators.py")
            .call(scope, "to_float32", array)) {
      return wide.toFloatArray();
    }
  }

  private static byte[] encode(TensorType type) {
    ByteBuffer out = ByteBuffer.allocate(VALUES.length * type.bytes()).order(LITTLE_ENDIAN);
    for (float v : VALUES) {
      switch (type) {
        case F32 -> out.putFloat(v);
        case F16 -> out.putShort(half(v));
        default -> out.putShort((short) (Float.floatToRawIntBits(v) >> 16));
      }
    }
    return out.array();
  }

  /** Only for numbers that are normal in float16 and have 10 bits or fewer. */
  private static short half(float v) {
    int bits = Float.floatToRawIntBits(v);
    int exponent = (bits >> 23 & 0xFF) - 127 + 15;
    return (short) (v == 0 ? 0 : bits >> 16 & 0x8000 | exponent << 10 | bits >> 13 & 0x3FF);
  }

  /** Maps a file, writing it first if there is content, and takes all from {@code start} on. */
  private static StoredTensor map(Path file, byte[] content, TensorType type, int start)
      throws IOException {
    if (content != null) {
      byte[] shifted = new byte[start + content.length];
      System.arraycopy(content, 0, shifted, start, content.length);
      Files.write(file, shifted);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int length = (int) channel.size() - start;
      ByteBuffer all = channel.map(MapMode.READ_ONLY, 0, channel.size());
      List<Integer> shape = content == null ? List.of(length / type.bytes()) : List.of(2, 3);
      return new StoredTensor("mapped", type, shape, all.slice(start, length));
    }
  }

  /** Bytes of this process that no file backs. */
  private static long anonymousMemory() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("RssAnon:")) {
        return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no RssAnon");
  }
}
