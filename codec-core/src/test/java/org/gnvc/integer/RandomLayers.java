package org.gnvc.integer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** Layers and inputs for tests. */
final class RandomLayers {

  private RandomLayers() {}

  static LayerPlan plan(int inputs, int outputs, int kernel, int bound) {
    return new LayerPlan(
        "layer",
        outputs,
        kernel,
        new ArrayList<>(Collections.nCopies(inputs, bound)),
        false,
        false);
  }

  static IntegerLayer layer(LayerPlan plan, Random random, IntSupplier weight) {
    byte[] weights = new byte[plan.outputs() * plan.inputs() * plan.kernel() * plan.kernel()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) weight.getAsInt();
    }
    int[] bias = fill(plan.outputs(), () -> random.nextInt(20001) - 10000);
    int[] multiplier = fill(plan.outputs(), () -> random.nextInt(1 << 15));
    int[] shift = fill(plan.outputs(), () -> 1 + random.nextInt(30));
    return plan.layer("layer", weights, new int[][] {bias}, multiplier, shift);
  }

  static IntegerTensor input(LayerPlan plan, int height, int width, IntSupplier value) {
    return new IntegerTensor(
        plan.inputs(), height, width, fill(plan.inputs() * height * width, value));
  }

  static int[] fill(int count, IntSupplier value) {
    return IntStream.generate(value).limit(count).toArray();
  }
}
