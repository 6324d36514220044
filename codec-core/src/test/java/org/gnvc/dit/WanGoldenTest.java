package org.gnvc.dit;

import static org.gnvc.tensor.Tensors.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.dit.WanBlock.Adapted;
import org.gnvc.model.ModelPack;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.WanDitConfig;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wan2.1's transformer against what the reference computes with the same weights. */
class WanGoldenTest {

  private static final double WITHIN = 1e-4;
  private static TensorRuntime runtime;
  @TempDir Path dir;

  @BeforeAll
  static void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  private static WanDitConfig config(int layers, int heads, int ctx) {
    return new WanDitConfig(16, ctx, 96, layers, heads, 192, 2);
  }

  private WanTransformer load(String weights, WanDitConfig config, StoredTensor text, double scale)
      throws IOException {
    Map<String, StoredTensor> checkpoint = WanPack.golden(weights);
    try (ModelPack pack = WanPack.of(dir, config, checkpoint, Optional.of(text), runtime)) {
      return WanTransformer.load(runtime, pack, scale, Optional.empty());
    }
  }

  @ParameterizedTest
  @CsvSource({"24, 4, 300", "24, 4, 999", "32, 3, 300", "32, 3, 999"})
  void everyStageEqualsTheGoldenOne(int headSize, int heads, int timestep) throws IOException {
    var io = WanPack.golden("dit_h" + headSize + "_io.safetensors");
    String at = "t" + timestep + ".";
    WanDitConfig config = config(2, heads, 4);
    try (WanTransformer dit =
            load("dit_h" + headSize + "_weights.safetensors", config, io.get("context"), 1);
        NDManager scope = runtime.newScope()) {
      assertClose(io.get(at + "sinusoid").floats(), TimeEmbedding.waves(timestep), WITHIN);
      FlowTime time = dit.time(1 - timestep / 1000.0, scope);
      assertClose(io.get(at + "time_embedding").floats(), floats(time.embedding()), WITHIN);
      assertClose(io.get(at + "time_projection").floats(), floats(time.modulation()), WITHIN);
      NDArray x = picture(io.get("latent"), scope);
      NDArray tokens = dit.tokens(x, scope);
      if (timestep == 300) {
        // The reference keeps (d, N) before it lists the tokens.
        NDArray listed = tokens.transpose(0, 2, 1);
        assertClose(io.get(at + "patch_embedding").floats(), floats(listed), WITHIN);
      }
      Positions positions = dit.positions(3, 3, 5, scope);
      for (int i = 0; i < 2; i++) {
        tokens = dit.blocks().main().get(i).apply(tokens, time, positions, scope);
        assertClose(io.get(at + "blocks." + i).floats(), floats(tokens), WITHIN);
      }
      NDArray condition = dit.condition(scope.zeros(new Shape(3, 4, 6, 10)), scope);
      NDArray u = dit.velocity(x, time, condition, positions, scope);
      assertGolden(io.get(at + "output"), latentFirst(u));
      // One row of tokens at a time is what the head gives back as pictures.
      StoredTensor golden = io.get(at + "head");
      assertClose(golden.floats(), inTokens(u), WITHIN);
    }
  }

  @Test
  void twoVideosOfDifferentSizeTimeAndTextEqualTheGoldenOnes() throws IOException {
    var io = WanPack.golden("dit_h32_io.safetensors");
    float[] times = io.get("batch.t").floats();
    for (int i = 0; i < 2; i++) {
      StoredTensor text = io.get(i == 0 ? "context" : "batch.context1");
      try (WanTransformer dit = load("dit_h32_weights.safetensors", config(2, 3, 4), text, 1);
          NDManager scope = runtime.newScope()) {
        NDArray x = picture(io.get(i == 0 ? "latent" : "batch.latent1"), scope);
        NDArray u = velocity(dit, x, 1 - times[i] / 1000.0, 4, scope);
        assertGolden(io.get("batch.output" + i), latentFirst(u));
      }
    }
  }

  /** One call of the network with features of zeros. */
  private static NDArray velocity(
      WanTransformer dit, NDArray x, double tau, int ctx, NDManager scope) {
    Shape s = x.getShape();
    int h = (int) s.get(2);
    int w = (int) s.get(3);
    NDArray condition = dit.condition(scope.zeros(new Shape(s.get(0), ctx, h, w)), scope);
    Positions positions = dit.positions((int) s.get(0), h / 2, w / 2, scope);
    return dit.velocity(x, dit.time(tau, scope), condition, positions, scope);
  }

  @ParameterizedTest
  @CsvSource({"1, t300.output", "0.5, t300.output_scale0.5"})
  void theAdapterAddsTheGoldenHints(double scale, String output) throws IOException {
    var io = WanPack.golden("vace_io.safetensors");
    try (WanTransformer dit =
            load("vace_weights.safetensors", config(3, 3, 20), io.get("context"), scale);
        NDManager scope = runtime.newScope()) {
      NDArray x = picture(io.get("latent"), scope);
      FlowTime time = dit.time(0.7, scope);
      Positions positions = dit.positions(3, 3, 5, scope);
      NDArray condition = dit.condition(picture(io.get("vace_context"), scope), scope);
      assertClose(
          io.get("t300.vace_patch_embedding").floats(),
          floats(condition.transpose(0, 2, 1)),
          WITHIN);
      NDArray first = dit.tokens(x, scope);
      NDArray c = condition;
      List<NDArray> hints = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Adapted made = dit.blocks().adapters().get(i).adapt(c, first, time, positions, scope);
        c = made.tokens();
        hints.add(made.hint());
        String block = "t300.vace_blocks." + i;
        assertClose(io.get(block).floats(), floats(c), WITHIN);
        assertClose(io.get(block + ".after_proj").floats(), floats(made.hint()), WITHIN);
      }
      if (scale == 1) {
        NDArray tokens = first;
        for (int i = 0; i < 3; i++) {
          tokens = dit.blocks().main().get(i).apply(tokens, time, positions, scope);
          if (i % 2 == 0) {
            tokens = tokens.add(hints.get(i / 2));
          }
          assertClose(io.get("t300.blocks." + i).floats(), floats(tokens), WITHIN);
        }
      }
      assertGolden(io.get(output), latentFirst(dit.velocity(x, time, condition, positions, scope)));
    }
  }

  @Test
  void theFlowTakesTheGoldenSteps() throws IOException {
    var io = WanPack.golden("flow_gnvcvd.safetensors");
    double tN = io.get("tN").floats()[0];
    try (WanTransformer dit =
            load("dit_h32_weights.safetensors", config(2, 3, 4), io.get("context"), 1);
        NDManager scope = runtime.newScope()) {
      NDArray xc = picture(io.get("xc"), scope);
      NDArray noise = picture(io.get("x0"), scope);
      EulerFlow flow = new EulerFlow(5, tN);
      List<FlowTime> times = flow.times(tau -> dit.time(tau, scope));
      float[] taus = io.get("taus_f64").floats();
      List<NDArray> seen = new ArrayList<>();
      NDArray last =
          EulerFlow.run(
              dit.operators(),
              xc,
              noise,
              times,
              (x, time, to) -> {
                int i = seen.size();
                assertEquals(taus[i], time.tau(), 1e-6);
                assertGolden(io.get("euler." + i + ".x"), latentFirst(x));
                NDArray u = velocity(dit, x, time.tau(), 4, scope);
                assertGolden(io.get("euler." + i + ".u_wan"), latentFirst(u));
                seen.add(u);
                NDArray clean = x.add(u.mul(time.tau() - 1));
                clean.attach(to);
                return clean;
              },
              scope);
      assertEquals(5, seen.size());
      assertGolden(io.get("euler.final"), latentFirst(last));
      NDArray refined =
          new WanRefiner(runtime, dit)
              .refine(xc, scope.zeros(new Shape(3, 4, 6, 10)), noise, 5, tN, scope);
      assertGolden(io.get("euler.final"), latentFirst(refined));
    }
  }

  @Test
  void aPerfectVelocityFollowsTheGoldenPathToTheCleanLatents() throws IOException {
    var io = WanPack.golden("flow_gnvcvd.safetensors");
    double tN = io.get("tN").floats()[0];
    OperatorLibrary ops = runtime.operators(WanTransformer.class, "operators.py");
    try (NDManager scope = runtime.newScope()) {
      NDArray v = picture(io.get("target_v"), scope);
      List<FlowTime> times = new EulerFlow(5, tN).times(tau -> new FlowTime(tau, v, v));
      int[] step = {0};
      NDArray last =
          EulerFlow.run(
              ops,
              picture(io.get("xc"), scope),
              picture(io.get("x0"), scope),
              times,
              (x, time, to) -> {
                assertGolden(io.get("path." + step[0]), latentFirst(x));
                step[0]++;
                NDArray clean = x.add(v.mul(1 - time.tau()));
                clean.attach(to);
                return clean;
              },
              scope);
      assertEquals(5, step[0]);
      assertGolden(io.get("x1"), latentFirst(last));
    }
  }

  /** Latents (16, T, h, w) as (T, 16, h, w). */
  private static NDArray picture(StoredTensor t, NDManager scope) {
    long[] shape = t.shape().stream().mapToLong(Integer::longValue).toArray();
    return scope.create(t.floats(), new Shape(shape)).transpose(1, 0, 2, 3);
  }

  private static float[] latentFirst(NDArray x) {
    return floats(x.transpose(1, 0, 2, 3));
  }

  /** Pictures (T, z, h, w) as tokens whose numbers are row, column, channel. */
  private static float[] inTokens(NDArray x) {
    Shape s = x.getShape();
    NDArray split = x.reshape(s.get(0), s.get(1), s.get(2) / 2, 2, s.get(3) / 2, 2);
    return floats(split.transpose(0, 2, 4, 3, 5, 1));
  }

  private static void assertGolden(StoredTensor expected, float[] actual) {
    assertClose(expected.floats(), actual, WITHIN);
  }

  private static float[] floats(NDArray a) {
    return a.toFloatArray();
  }
}
