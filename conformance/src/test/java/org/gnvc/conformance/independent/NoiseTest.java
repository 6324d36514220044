package org.gnvc.conformance.independent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test values that the specification gives for the noise. */
class NoiseTest {
  @ParameterizedTest
  @CsvSource({
    "00000000 00000000 00000000 00000000, 00000000 00000000, 6627e8d5 e169c58d bc57ac4c 9b00dbd8",
    "ffffffff ffffffff ffffffff ffffffff, ffffffff ffffffff, 408f276d 41c83b0e a20bc7c6 6d5451fd",
    "243f6a88 85a308d3 13198a2e 03707344, a4093822 299f31d0, d16cfe09 94fdcceb 5001e420 24126ea1"
  })
  void philoxGivesTheWordsOfTheText(String counter, String key, String result) {
    assertArrayEquals(words(result), Noise.philox(words(counter), words(key)));
  }

  @Test
  void theTableIsThatOfTheText() {
    int[] table = Noise.table();
    assertArrayEquals(new int[] {1, 4, 6, 9, 11}, Arrays.copyOfRange(table, 2048, 2053));
    assertArrayEquals(new int[] {13246, 13833, 15025}, Arrays.copyOfRange(table, 4093, 4096));
    assertEquals(0x5745014a, crc(table));
  }

  @Test
  void theElementsAreThoseOfTheText() {
    int[] noise = Noise.elements(0x12345678, 0x100000002L, 3, 1000);
    assertArrayEquals(
        new int[] {-5859, 8026, 2103, 1254, 4447, -8968, -7894, 4, -358, -1479},
        Arrays.copyOf(noise, 10));
    assertEquals(0xd407e372, crc(noise));
  }

  private static long[] words(String text) {
    return Arrays.stream(text.split(" ")).mapToLong(word -> Long.parseLong(word, 16)).toArray();
  }

  private static int crc(int[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length);
    for (int number : numbers) {
      bytes.putShort((short) number);
    }
    CRC32C crc = new CRC32C();
    crc.update(bytes.array());
    return (int) crc.getValue();
  }
}
