package org.gnvc.integer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IntegerLayerTest {

  private static final int[] ONE_INPUT = {255};

  private static IntegerLayer single(int weight, int bias, int multiplier, int shift) {
    return new IntegerLayer(
        new IntegerLayer.Parts(
            "layer",
            1,
            ONE_INPUT,
            new byte[] {(byte) weight},
            new int[][] {{bias}},
            new int[] {multiplier},
            new int[] {shift},
            new int[] {-1023},
            new int[] {1023}));
  }

  @Property(tries = 2000)
  void rescalingIsAMultiplicationRoundedToTheNearestWithHalvesUpAndClamped(
      @ForAll @IntRange(min = -2000000, max = 2000000) int sum,
      @ForAll @IntRange(min = -100000, max = 100000) int bias,
      @ForAll @IntRange(max = 32767) int multiplier,
      @ForAll @IntRange(min = 1, max = 46) int shift) {
    int[] sums = {sum};
    int found = single(1, bias, multiplier, shift).rescale(sums, 1, 1, 0).values()[0];
    BigDecimal exact =
        new BigDecimal((long) sum + bias)
            .multiply(new BigDecimal(multiplier))
            .divide(new BigDecimal(BigInteger.TWO.pow(shift)));
    long nearest = exact.add(new BigDecimal("0.5")).setScale(0, RoundingMode.FLOOR).longValue();
    assertEquals(Math.max(-1023, Math.min(1023, nearest)), found);
  }

  @Test
  void theBiasOfTheRateIndexIsAdded() {
    IntegerLayer layer =
        new IntegerLayer(
            new IntegerLayer.Parts(
                "layer",
                1,
                ONE_INPUT,
                new byte[] {1},
                new int[][] {{10}, {20}},
                new int[] {2},
                new int[] {1},
                new int[] {0},
                new int[] {255}));
    assertEquals(17, layer.rescale(new int[] {7}, 1, 1, 0).values()[0]);
    assertEquals(27, layer.rescale(new int[] {7}, 1, 1, 1).values()[0]);
  }

  @Test
  void aLayerWhoseSumsCouldLeave32BitsIsRefused() {
    int bound = Integer.MAX_VALUE - 127 * 255;
    assertDoesNotThrow(() -> single(127, bound, 1, 1));
    assertDoesNotThrow(() -> single(-127, -bound, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> single(127, bound + 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> single(-127, -bound - 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> single(1, Integer.MIN_VALUE, 1, 1));
  }

  @Test
  void multipliersAndShiftsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> single(1, 0, -1, 1));
    assertThrows(IllegalArgumentException.class, () -> single(1, 0, 32768, 1));
    assertThrows(IllegalArgumentException.class, () -> single(1, 0, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> single(1, 0, 1, 47));
  }

  @Test
  void theProvenBoundIsReachedByTheWorstInputAndNotPassed() {
    Random random = new Random(5);
    LayerPlan plan = RandomLayers.plan(4, 3, 3, 255);
    IntegerLayer layer = RandomLayers.layer(plan, random, () -> random.nextInt(256) - 128);
    long largest = 0;
    for (int o = 0; o < 3; o++) {
      int[] worst = new int[4 * 9];
      for (int i = 0; i < worst.length; i++) {
        worst[i] = 255 * Integer.signum(layer.weight(o, i / 9, i % 9));
      }
      IntegerTensor in = new IntegerTensor(4, 3, 3, worst);
      largest = Math.max(largest, new ReferenceProduct().sums(layer, in)[o * 9 + 4]);
    }
    assertEquals(layer.productBound(), largest);
  }

  @Test
  void theReferenceIsAConvolutionWithZerosAroundThePlanes() {
    Random random = new Random(3);
    for (int kernel : new int[] {1, 3}) {
      LayerPlan plan = RandomLayers.plan(3, 2, kernel, 255);
      IntegerLayer layer = RandomLayers.layer(plan, random, () -> random.nextInt(256) - 128);
      for (int[] size : new int[][] {{1, 1}, {1, 5}, {4, 2}, {5, 7}}) {
        IntegerTensor in = RandomLayers.input(plan, size[0], size[1], () -> random.nextInt(256));
        int[] expected = byDefinition(layer, in);
        assertArrayEquals(
            expected, new ReferenceProduct().sums(layer, in), kernel + " " + Arrays.toString(size));
      }
    }
  }

  /** Sum over the taps for one output value after the other. */
  private static int[] byDefinition(IntegerLayer layer, IntegerTensor in) {
    int[] sums = new int[layer.outputs() * in.positions()];
    for (int at = 0; at < sums.length; at++) {
      int x = at % in.width();
      int y = at / in.width() % in.height();
      for (int i = 0; i < in.channels(); i++) {
        for (int tap = 0; tap < layer.kernel() * layer.kernel(); tap++) {
          int sy = y + tap / layer.kernel() - layer.kernel() / 2;
          int sx = x + tap % layer.kernel() - layer.kernel() / 2;
          if (sy >= 0 && sy < in.height() && sx >= 0 && sx < in.width()) {
            int value = in.values()[(i * in.height() + sy) * in.width() + sx];
            sums[at] += layer.weight(at / in.positions(), i, tap) * value;
          }
        }
      }
    }
    return sums;
  }

  @Test
  void shufflingTurnsFourPlanesIntoOneAndCutsTheBorder() {
    IntegerTensor in = new IntegerTensor(4, 1, 2, new int[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertArrayEquals(new int[] {1, 3, 2, 4, 5, 7, 6, 8}, in.shuffled(2, 4).values());
    assertArrayEquals(new int[] {1, 3, 2}, in.shuffled(1, 3).values());
  }
}
