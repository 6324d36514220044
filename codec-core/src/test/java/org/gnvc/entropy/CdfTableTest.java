package org.gnvc.entropy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CdfTableTest {

  @Property(tries = 300)
  void everySymbolGetsItsShareAndAtLeastOne(@ForAll("weights") double[] weights) {
    weights[0] += 1;
    int[] cumulative = CdfTable.ofWeights(-7, weights, 0).cumulative();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    assertEquals(CdfTable.TOTAL, cumulative[weights.length + 1]);
    for (int i = 0; i < weights.length; i++) {
      int frequency = cumulative[i + 1] - cumulative[i];
      double share = weights[i] / sum * CdfTable.TOTAL;
      assertTrue(frequency >= 1);
      assertTrue(frequency <= share + 2 && frequency >= share * 0.99 - 2, share + ": " + frequency);
    }
  }

  @Provide
  Arbitrary<double[]> weights() {
    return Arbitraries.doubles().between(0, 1e6).array(double[].class).ofMinSize(1).ofMaxSize(300);
  }

  @Test
  void weightsWithoutFractionsAreKept() {
    int[] cumulative = CdfTable.ofWeights(0, new double[] {32768, 16384, 8192}, 8192).cumulative();
    assertArrayEquals(new int[] {0, 32768, 49152, 57344, 65536}, cumulative);
  }

  @Test
  void equalWeightsAreSplitEvenly() {
    int[] cumulative = CdfTable.ofWeights(0, new double[] {1, 1}, 1).cumulative();
    assertArrayEquals(new int[] {0, 21846, 43691, 65536}, cumulative);
  }

  @Test
  void badTablesAreRefused() {
    assertRefused(0, 0);
    assertRefused(0, 0, 65536);
    assertRefused(0, 1, 5, 65536);
    assertRefused(0, 0, 5, 65535);
    assertRefused(0, 0, 5, 5, 65536);
    assertRefused(0, 0, 7, 5, 65536);
    assertRefused(0, 0, -1, 65536);
    assertRefused(0, 0, 70000, 65536);
    assertRefused(1 << 20, 0, 5, 65536);
    assertRefused(-(1 << 20) - 1, 0, 5, 65536);
    assertRefused(0, new int[CdfTable.MAX_SYMBOLS + 2]);
    assertEquals(5, CdfTable.of(5, new int[] {0, 5, 65536}).maxSymbol());
  }

  @Test
  void badWeightsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> CdfTable.ofWeights(0, new double[] {-1}, 1));
    assertThrows(
        IllegalArgumentException.class, () -> CdfTable.ofWeights(0, new double[] {Double.NaN}, 1));
    assertThrows(IllegalArgumentException.class, () -> CdfTable.ofWeights(0, new double[] {0}, 0));
    assertThrows(IllegalArgumentException.class, () -> CdfTable.ofWeights(0, new double[0], 1));
  }

  @Test
  void bitsCountTheEscape() {
    CdfTable table = CdfTable.of(0, new int[] {0, 32768, 65536 - 256, 65536});
    assertEquals(1, table.bits(0), 1e-12);
    assertEquals(8 + 2, table.bits(2), 1e-12);
    assertEquals(8 + 2, table.bits(-1), 1e-12);
    assertEquals(8 + 4, table.bits(3), 1e-12);
    assertTrue(table.canCode(1 + 65535));
    assertFalse(table.canCode(1 + 65536));
    assertFalse(table.canCode(Integer.MIN_VALUE));
  }

  private static void assertRefused(int minSymbol, int... cumulative) {
    assertThrows(IllegalArgumentException.class, () -> CdfTable.of(minSymbol, cumulative));
  }
}
