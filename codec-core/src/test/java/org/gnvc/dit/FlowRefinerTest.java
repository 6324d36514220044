package org.gnvc.dit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.gnvc.model.GoldenData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FlowRefinerTest {

  private static final double TN = 0.7;
  private static TensorRuntime runtime;
  private static SafeTensors golden;
  private static ModelPack pack;
  private static VideoDit dit;

  @BeforeAll
  static void load() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    golden = GoldenData.tensors();
    pack = GoldenData.pack();
    dit = VideoDit.load(runtime, pack);
  }

  @AfterAll
  static void close() {
    dit.close();
    pack.close();
    runtime.close();
  }

  @Test
  void correctionsEqualTheGoldenOnes() {
    for (String tau : new String[] {"0.7", "0.91"}) {
      try (NDManager scope = runtime.newScope()) {
        NDArray xc = input("dit.x_c", scope);
        NDArray x = xc.mul(0.7).add(input("dit.noise", scope).mul(0.3));
        int h = (int) (xc.getShape().get(2) + 1) / 2;
        int w = (int) (xc.getShape().get(3) + 1) / 2;
        Positions positions = dit.positions((int) xc.getShape().get(0), h, w, scope);
        NDArray condition = dit.condition(xc, input("dit.features", scope), scope);
        FlowTime time = dit.time(Double.parseDouble(tau), scope);
        NDArray correction = dit.correction(x, time, condition, positions, scope);
        assertClose("dit.correction.tau" + tau, correction, 1e-4f);
      }
    }
  }

  @Test
  void refinedLatentsEqualTheGoldenOnes() {
    for (int steps : new int[] {1, 2, 5}) {
      try (NDManager scope = runtime.newScope()) {
        NDArray refined =
            new FlowRefiner(dit)
                .refine(
                    input("dit.x_c", scope),
                    input("dit.features", scope),
                    input("dit.noise", scope),
                    steps,
                    TN,
                    scope);
        assertClose("dit.refined.steps" + steps, refined, 1e-4f);
      }
    }
  }

  @Test
  void bfloat16StaysNearFloat32() throws IOException {
    try (TensorRuntime fast =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.BFLOAT16), 1);
        VideoDit fastDit = VideoDit.load(fast, pack);
        NDManager scope = fast.newScope()) {
      NDArray xc = input("dit.x_c", scope);
      NDArray refined =
          new FlowRefiner(fastDit)
              .refine(xc, input("dit.features", scope), input("dit.noise", scope), 1, TN, scope);
      // The corrections of the random weights are as large as the latents themselves.
      assertClose("dit.refined.steps1", refined, 0.02f);
    }
  }

  @Test
  void tilesAreRefinedAloneAndBlendedByTheirShares() {
    int t = 2;
    int h = 25; // 13 tokens: tiles of 8 at 0 and 5, the last one cut off at sample 25
    int w = 30; // 15 tokens: tiles of 9 at 0 and 6
    try (NDManager scope = runtime.newScope()) {
      NDArray xc = random(1, scope, t, 16, h, w);
      NDArray features = random(2, scope, t, 24, h, w);
      NDArray noise = random(3, scope, t, 16, h, w);
      FlowRefiner refiner = new FlowRefiner(dit);
      float[] whole = refiner.refine(xc, features, noise, 2, TN, scope).toFloatArray();

      double[] expected = new double[whole.length];
      for (int y : new int[] {0, 10}) {
        for (int x : new int[] {0, 12}) {
          String box = ":, :, %d:%d, %d:%d".formatted(y, Math.min(y + 16, h), x, x + 18);
          NDArray part =
              refiner.refine(xc.get(box), features.get(box), noise.get(box), 2, TN, scope);
          add(expected, part, y, x, h, w);
        }
      }
      for (int i = 0; i < whole.length; i++) {
        assertEquals(expected[i], whole[i], 1e-4, "sample " + i);
      }
    }
  }

  /** Weighs a part by hand: overlaps are rows 10 to 15 and columns 12 to 17. */
  private static void add(double[] sum, NDArray part, int y0, int x0, int h, int w) {
    float[] values = part.toFloatArray();
    int ph = (int) part.getShape().get(2);
    int pw = (int) part.getShape().get(3);
    for (int i = 0; i < values.length; i++) {
      int y = y0 + i / pw % ph;
      int x = x0 + i % pw;
      double down = y < 10 || y > 15 ? 1 : y0 == 0 ? (15.5 - y) / 6 : (y - 9.5) / 6;
      double across = x < 12 || x > 17 ? 1 : x0 == 0 ? (17.5 - x) / 6 : (x - 11.5) / 6;
      sum[(i / (pw * ph) * h + y) * w + x] += values[i] * down * across;
    }
  }

  @Test
  void onlyTheResultIsLeftInTheScope() {
    try (NDManager scope = runtime.newScope()) {
      NDArray xc = random(1, scope, 1, 16, 26, 4);
      NDArray features = random(2, scope, 1, 24, 26, 4);
      int before = resources(scope);
      NDArray refined = new FlowRefiner(dit).refine(xc, features, xc, 3, TN, scope);
      assertEquals(before + 1, resources(scope));
      assertTrue(refined.getManager() == scope);
    }
  }

  @Test
  void argumentsThatDoNotFitAreRefused() {
    try (NDManager scope = runtime.newScope()) {
      FlowRefiner refiner = new FlowRefiner(dit);
      NDArray xc = scope.zeros(new Shape(1, 16, 4, 4));
      NDArray features = scope.zeros(new Shape(1, 24, 4, 4));
      NDArray narrow = scope.zeros(new Shape(1, 16, 4, 3));
      Class<IllegalArgumentException> refused = IllegalArgumentException.class;
      assertThrows(refused, () -> refiner.refine(xc, features, narrow, 1, TN, scope));
      assertThrows(refused, () -> refiner.refine(xc, xc, xc, 1, TN, scope));
      assertThrows(refused, () -> refiner.refine(xc, features, xc, 0, TN, scope));
      assertThrows(refused, () -> refiner.refine(xc, features, xc, 1, 1.0, scope));
      assertThrows(refused, () -> refiner.refine(xc, features, xc, 1, Double.NaN, scope));
    }
  }

  private static int resources(NDManager manager) {
    return ((PtNDManager) manager).getManagedArrays().size();
  }

  /** A golden tensor of one video, without the batch dimension. */
  private static NDArray input(String name, NDManager scope) {
    StoredTensor t = golden.tensors().get(name);
    long[] shape = t.shape().stream().skip(1).mapToLong(Integer::longValue).toArray();
    return scope.create(t.floats(), new Shape(shape));
  }

  private static NDArray random(long seed, NDManager scope, long... shape) {
    Random random = new Random(seed);
    float[] values = new float[(int) new Shape(shape).size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return scope.create(values, new Shape(shape));
  }

  private static void assertClose(String name, NDArray actual, float tolerance) {
    float[] expected = golden.tensors().get(name).floats();
    float[] values = actual.toFloatArray();
    assertEquals(expected.length, values.length);
    float largest = 0;
    float error = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs(expected[i]));
      error = Math.max(error, Math.abs(expected[i] - values[i]));
    }
    assertTrue(
        error <= tolerance * largest,
        name + " is off by " + error + " where the largest value is " + largest);
  }
}
