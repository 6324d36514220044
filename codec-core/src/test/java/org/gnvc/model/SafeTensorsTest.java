package org.gnvc.model;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gnvc.error.MissingModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {

  @TempDir Path dir;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Path file = dir.resolve("a.safetensors");
    float[] reals = {1.5f, -0.25f, Float.MIN_VALUE, 3e38f, 0, -0f};
    int[] bytes = {-128, 0, 127};
    SafeTensors.write(
        file,
        List.of(
            StoredTensor.ofInts("small", TensorType.I8, bytes, 3),
            StoredTensor.ofFloats("reals", reals, 2, 3),
            StoredTensor.ofInts("one", TensorType.I64, new int[] {-7})),
        Map.of("made by", "a \"test\""));
    SafeTensors read = SafeTensors.read(file);
    assertEquals(List.of("one", "reals", "small"), List.copyOf(read.tensors().keySet()));
    assertArrayEquals(reals, read.get("reals").floats());
    assertEquals(List.of(2, 3), read.get("reals").shape());
    assertArrayEquals(bytes, read.get("small").ints());
    assertArrayEquals(new int[] {-7}, read.get("one").ints());
    assertEquals(Map.of("made by", "a \"test\""), read.metadata());
    assertThrows(MissingModelException.class, () -> read.get("two"));
  }

  @Test
  void everyHalfPrecisionNumberWidensAsTheFormatSays() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      int exponent = bits >> 10 & 31;
      int fraction = bits & 1023;
      double expected =
          switch (exponent) {
            case 0 -> fraction * Math.pow(2, -24);
            case 31 -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            default -> (1 + fraction / 1024.0) * Math.pow(2, exponent - 15);
          };
      float sign = bits >> 15 == 0 ? 1 : -1;
      assertEquals((float) expected * sign, RealFormat.halfToFloat((short) bits));
    }
  }

  @Test
  void bfloat16IsTheUpperHalfOfFloat32() {
    ByteBuffer data = ByteBuffer.allocate(4).order(LITTLE_ENDIAN);
    data.putShort((short) 0x3FC0).putShort((short) 0xC000).flip();
    StoredTensor t = new StoredTensor("t", TensorType.BF16, List.of(2), data);
    assertArrayEquals(new float[] {1.5f, -2}, t.floats());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "null",
        "{\"a\":1}",
        "{\"a\":{}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4,9]}}",
        "{\"a\":{\"dtype\":\"C64\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":1,\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"x\"],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[3,4]}}",
        "{\"__metadata__\":{\"a\":{}}}",
      })
  void aHeaderThatDoesNotFitTheFileIsRefused(String header) {
    MissingModelException e =
        assertThrows(MissingModelException.class, () -> SafeTensors.parse("f", file(header, 4)));
    assertTrue(e.getMessage().contains("model file f is damaged"), e.getMessage());
  }

  @Test
  void aDeeplyNestedHeaderIsRefused() {
    String nested = "{\"a\":" + "[".repeat(100_000);
    assertThrows(MissingModelException.class, () -> SafeTensors.parse("f", file(nested, 0)));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 9, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE})
  void aHeaderLengthBeyondTheFileIsRefused(long length) {
    ByteBuffer b = ByteBuffer.allocate(16).order(LITTLE_ENDIAN).putLong(0, length);
    assertThrows(MissingModelException.class, () -> SafeTensors.parse("f", b));
  }

  @Test
  void everyTruncationIsRefusedAndNoFlippedByteEscapesTheDeclaredErrors() throws IOException {
    Path file = dir.resolve("a.safetensors");
    SafeTensors.write(
        file,
        List.of(
            StoredTensor.ofFloats("x", new float[5], 5),
            StoredTensor.ofInts("y", TensorType.I16, new int[4], 2, 2)),
        Map.of("k", "v"));
    byte[] good = Files.readAllBytes(file);
    for (int n = 0; n < good.length; n++) {
      ByteBuffer cut = ByteBuffer.wrap(good, 0, n);
      assertThrows(MissingModelException.class, () -> SafeTensors.parse("f", cut));
    }
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        for (StoredTensor t : SafeTensors.parse("f", ByteBuffer.wrap(bad)).tensors().values()) {
          assertEquals(t.data().remaining(), t.count() * t.type().bytes());
        }
      } catch (MissingModelException declared) {
        assertTrue(declared.getMessage().startsWith("model file f is damaged"));
      }
    }
  }

  @Test
  void anAbsentFileIsAMissingModel() {
    Path absent = dir.resolve("none");
    assertThrows(MissingModelException.class, () -> SafeTensors.read(absent));
  }

  private static ByteBuffer file(String header, int dataBytes) {
    byte[] json = header.getBytes(UTF_8);
    ByteBuffer b = ByteBuffer.allocate(8 + json.length + dataBytes).order(LITTLE_ENDIAN);
    return b.putLong(json.length).put(json).rewind();
  }
}
