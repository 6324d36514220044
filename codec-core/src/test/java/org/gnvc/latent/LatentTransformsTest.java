package org.gnvc.latent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.Optional;
import org.gnvc.model.GoldenData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.tensor.Tensors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LatentTransformsTest {

  private static final double CLOSE = 1e-4;
  private static final double RATE = 2.6;

  private TensorRuntime runtime;
  private NDManager scope;
  private SafeTensors golden;
  private LatentTransforms codec;

  @BeforeEach
  void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    scope = runtime.newScope();
    golden = GoldenData.tensors();
    try (ModelPack pack = GoldenData.pack()) {
      codec = new LatentTransforms(pack, runtime);
    }
  }

  @AfterEach
  void close() {
    codec.close();
    scope.close();
    runtime.close();
  }

  /** The latent that the golden steps code: four times the autoencoder's. */
  private NDArray latent(int index) throws IOException {
    return Tensors.load(scope, golden.get("vae.latent"), 3, 16, 9, 11).get(index).mul(4);
  }

  private float[] step(int index, String name) throws IOException {
    return golden.get("step%d.%s".formatted(index, name)).floats();
  }

  /** y before the gain, which golden steps hold, times the gain. */
  private float[] scaledY(int index) throws IOException {
    float[] y = step(index, "y");
    float[] log = step(index, "log_gain");
    for (int i = 0; i < y.length; i++) {
      y[i] *= (float) Math.exp(log[i / (5 * 6)]);
    }
    return y;
  }

  /** The quantised y: symbol plus the mean of the half that the position belongs to. */
  private NDArray quantisedY(int index) throws IOException {
    float[] symbols = step(index, "symbols");
    float[] mask = step(index, "mask");
    float[] first = step(index, "mean0");
    float[] second = step(index, "mean1");
    float[] out = new float[symbols.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = symbols[i] + (mask[i] == 1 ? first[i] : second[i]);
    }
    return scope.create(out, new Shape(12, 5, 6));
  }

  @Test
  void bothKindsOfLatentGiveTheGoldenSteps() throws IOException {
    FeatureState state = null;
    for (int i = 0; i < 2; i++) {
      NDArray y = codec.analysis(latent(i), state, RATE, scope);
      assertEquals(new Shape(12, 5, 6), y.getShape());
      Tensors.assertClose(scaledY(i), y.toFloatArray(), CLOSE);
      NDArray z = codec.hyperAnalysis(y, i > 0, scope);
      assertEquals(new Shape(8, 2, 2), z.getShape());
      Tensors.assertClose(step(i, "z"), z.toFloatArray(), CLOSE);
      LatentTransforms.Synthesis s = codec.synthesis(quantisedY(i), state, RATE, 9, 11, scope);
      assertEquals(new Shape(24, 9, 11), s.feature().getShape());
      assertEquals(new Shape(16, 9, 11), s.latent().getShape());
      Tensors.assertClose(step(i, "feature"), s.feature().toFloatArray(), CLOSE);
      Tensors.assertClose(step(i, "latent"), s.latent().toFloatArray(), CLOSE);
      state = s.state();
    }
  }

  @Test
  void rateIndicesSpanTheTrainedRatePoints() throws IOException {
    NDArray latent = latent(0);
    for (int[] pair : new int[][] {{0, 0}, {9, 1}, {63, 7}}) {
      Tensors.assertClose(
          codec.analysis(latent, null, (double) pair[1], scope).toFloatArray(),
          codec.analysis(latent, null, pair[0], scope).toFloatArray(),
          1e-7);
    }
    assertThrows(IllegalArgumentException.class, () -> codec.analysis(latent, null, 64, scope));
    assertThrows(IllegalArgumentException.class, () -> codec.analysis(latent, null, -1, scope));
  }

  @Test
  void aPictureOfOnePositionPassesThroughAllTransforms() {
    NDArray latent = scope.ones(new Shape(16, 1, 1));
    NDArray y = codec.analysis(latent, null, 30, scope);
    assertEquals(new Shape(12, 1, 1), y.getShape());
    assertEquals(new Shape(8, 1, 1), codec.hyperAnalysis(y, false, scope).getShape());
    FeatureState state = codec.synthesis(y, null, 30, 1, 1, scope).state();
    NDArray next = codec.analysis(latent, state, 30, scope);
    LatentTransforms.Synthesis s = codec.synthesis(next, state, 30, 1, 1, scope);
    assertEquals(new Shape(16, 1, 1), s.latent().getShape());
  }

  @Test
  void bfloat16StaysNearFloat32WithTheTrainedPack() throws IOException {
    try (TensorRuntime fast =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.BFLOAT16), 1);
        NDManager fastScope = fast.newScope();
        ModelPack pack = ModelPack.embedded("lite");
        LatentTransforms exact = new LatentTransforms(pack, runtime);
        LatentTransforms quick = new LatentTransforms(pack, fast)) {
      NDArray latent = scope.randomNormal(new Shape(16, 9, 11));
      NDArray same = fastScope.create(latent.toFloatArray(), latent.getShape());
      float[][] results = new float[2][];
      FeatureState state = null;
      FeatureState fastState = null;
      for (int i = 0; i < 3; i++) {
        NDArray y = exact.analysis(latent, state, 40, scope);
        NDArray fastY = quick.analysis(same, fastState, 40, fastScope);
        LatentTransforms.Synthesis s = exact.synthesis(y, state, 40, 9, 11, scope);
        LatentTransforms.Synthesis q = quick.synthesis(fastY, fastState, 40, 9, 11, fastScope);
        state = s.state();
        fastState = q.state();
        results[0] = s.latent().toFloatArray();
        results[1] = q.latent().toFloatArray();
        Tensors.assertClose(s.feature().toFloatArray(), q.feature().toFloatArray(), 0.05);
        Tensors.assertClose(results[0], results[1], 0.05);
      }
    }
  }

  @Test
  void repeatedUseLeavesNoTensorsBehind() throws IOException {
    NDArray latent = latent(0);
    int before = scope.getManagedArrays().size();
    for (int i = 0; i < 3; i++) {
      try (NDManager group = runtime.newScope()) {
        NDArray y = codec.analysis(latent, null, 5, group);
        LatentTransforms.Synthesis s = codec.synthesis(y, null, 5, 9, 11, group);
        NDArray next = codec.analysis(latent, s.state(), 5, group);
        codec.hyperAnalysis(next, true, group);
        // y twice, z, latent, feature, and the two tensors of the state.
        assertEquals(7, group.getManagedArrays().size());
        s.state().close();
        assertEquals(5, group.getManagedArrays().size());
      }
    }
    assertEquals(before, scope.getManagedArrays().size());
  }

  @Test
  void wrongSizesAreRefused() {
    NDArray y = scope.zeros(new Shape(12, 5, 6));
    assertThrows(IllegalArgumentException.class, () -> codec.synthesis(y, null, 5, 12, 11, scope));
    assertThrows(IllegalArgumentException.class, () -> codec.analysis(y, null, 5, scope));
  }
}
