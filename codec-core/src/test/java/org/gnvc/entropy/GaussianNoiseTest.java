package org.gnvc.entropy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class GaussianNoiseTest {

  @Test
  void philoxGivesThePublishedAnswers() {
    assertPhilox(
        new int[] {0, 0, 0, 0}, 0, 0, new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    assertPhilox(
        new int[] {-1, -1, -1, -1},
        -1,
        -1,
        new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    assertPhilox(
        new int[] {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
        0xa4093822,
        0x299f31d0,
        new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
  }

  @Test
  void tableIsRegeneratedByItsDefinition() {
    int[] table = GaussianNoise.quantiles();
    int[] upper = GaussianQuantiles.upperHalf();
    assertEquals(4096, table.length);
    assertArrayEquals(upper, Arrays.copyOfRange(table, 2048, 4096));
    for (int i = 0; i < 2048; i++) {
      assertEquals(-table[4095 - i], table[i]);
    }
  }

  @Test
  void noTableEntryIsNearARoundingBorder() {
    int[] upper = GaussianQuantiles.upperHalf();
    for (int i = 0; i < upper.length; i++) {
      double p = (i + 0.5) / 4096;
      assertTrue(p - GaussianQuantiles.aboveHalf((upper[i] - 0.5) / 4096) > 1e-9);
      assertTrue(GaussianQuantiles.aboveHalf((upper[i] + 0.5) / 4096) - p > 1e-9);
    }
  }

  @Test
  void specifiedTestValues() {
    float[] noise = new float[1000];
    GaussianNoise.fill(0x12345678, 0x1_0000_0002L, 3, noise);
    CRC32C crc = new CRC32C();
    int[] first = new int[10];
    for (int i = 0; i < noise.length; i++) {
      int value = (int) (noise[i] * 4096);
      assertEquals(noise[i], value / 4096f);
      crc.update(value >>> 8);
      crc.update(value);
      if (i < first.length) {
        first[i] = value;
      }
    }
    assertArrayEquals(
        new int[] {-5859, 8026, 2103, 1254, 4447, -8968, -7894, 4, -358, -1479}, first);
    assertEquals(0xd407e372L, crc.getValue());
  }

  @Test
  void allPartsOfTheAddressMatter() {
    float[] reference = noise(1, 2, 3);
    assertArrayEquals(reference, noise(1, 2, 3));
    assertNotEquals(reference[5], noise(2, 2, 3)[5]);
    assertNotEquals(reference[5], noise(1, 3, 3)[5]);
    assertNotEquals(reference[5], noise(1, 2 + (1L << 32), 3)[5]);
    assertNotEquals(reference[5], noise(1, 2, 4)[5]);
  }

  @Test
  void momentsAreThoseOfTheNormalDistribution() {
    float[] noise = new float[1 << 20];
    GaussianNoise.fill(9, 0, 0, noise);
    double mean = 0;
    double square = 0;
    double fourth = 0;
    for (float value : noise) {
      mean += value;
      square += value * value;
      fourth += value * value * value * value;
    }
    assertEquals(0, mean / noise.length, 0.004);
    assertEquals(1, square / noise.length, 0.005);
    assertEquals(3, fourth / noise.length, 0.05);
  }

  private static float[] noise(int seed, long keyFrame, int latentIndex) {
    float[] out = new float[16];
    GaussianNoise.fill(seed, keyFrame, latentIndex, out);
    return out;
  }

  private static void assertPhilox(int[] counter, int key0, int key1, int[] expected) {
    Philox.apply(counter, key0, key1);
    assertArrayEquals(expected, counter);
  }
}
