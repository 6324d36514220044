package org.gnvc.integer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchProductTest {

  private static TensorRuntime runtime;

  @BeforeAll
  static void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  private static void assertSameSums(IntegerLayer layer, IntegerTensor in) {
    try (TorchProduct torch = new TorchProduct(runtime, false)) {
      assertArrayEquals(new ReferenceProduct().sums(layer, in), torch.sums(layer, in));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void sumsEqualTheReferenceOnRandomLayersOfAllSizes(int seed) {
    Random random = new Random(seed);
    int kernel = random.nextBoolean() ? 3 : 1;
    LayerPlan plan =
        RandomLayers.plan(
            1 + random.nextInt(40), 1 + random.nextInt(40), kernel, 1 + random.nextInt(1023));
    int bound = plan.inputBound().get(0);
    IntegerLayer layer = RandomLayers.layer(plan, random, () -> random.nextInt(256) - 128);
    IntSupplier value = () -> random.nextInt(2 * bound + 1) - bound;
    assertSameSums(
        layer, RandomLayers.input(plan, 1 + random.nextInt(20), 1 + random.nextInt(20), value));
  }

  @Test
  void sumsJustBelowTheBoundOfFloat32AreExact() {
    Random random = new Random(2);
    // 9 * 57 * 127 * 255 = 16,613,505 lies just below 2^24.
    LayerPlan plan = RandomLayers.plan(57, 8, 3, 255);
    IntegerLayer layer = RandomLayers.layer(plan, random, () -> 127);
    assertEquals(DataType.FLOAT32, TorchProduct.exactType(layer));
    IntegerTensor worst = RandomLayers.input(plan, 6, 6, () -> 255 - random.nextInt(2));
    assertSameSums(layer, worst);
  }

  @Test
  void sumsAboveTheBoundOfFloat32GoToFloat64AndAreExact() {
    Random random = new Random(2);
    LayerPlan plan = RandomLayers.plan(240, 8, 3, 1023);
    IntegerLayer layer = RandomLayers.layer(plan, random, () -> 127 - random.nextInt(2));
    assertEquals(DataType.FLOAT64, TorchProduct.exactType(layer));
    IntegerTensor worst = RandomLayers.input(plan, 6, 6, () -> 1023 - random.nextInt(2));
    assertSameSums(layer, worst);
  }

  @Test
  void planesLargerThanABandEqualTheReference() {
    Random random = new Random(9);
    LayerPlan plan = RandomLayers.plan(96, 4, 3, 255);
    IntegerLayer layer = RandomLayers.layer(plan, random, () -> random.nextInt(256) - 128);
    assertSameSums(layer, RandomLayers.input(plan, 60, 70, () -> random.nextInt(256)));
  }
}
