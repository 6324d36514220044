package org.gnvc.dit;

import static org.gnvc.tensor.Tensors.assertClose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** The parts of a block of Wan2.1's transformer against what the reference computes. */
class WanBlockTest {

  private static final double WITHIN = 1e-4;
  private static TensorRuntime runtime;
  private static OperatorLibrary ops;

  @BeforeAll
  static void open() throws IOException {
    runtime = TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
    ops = runtime.operators(WanTransformer.class, "operators.py");
  }

  @AfterAll
  static void close() {
    runtime.close();
  }

  @ParameterizedTest
  @CsvSource({"24, 4", "32, 3"})
  void partsOfABlockEqualTheGoldenOnes(int headSize, int heads, @TempDir Path dir)
      throws IOException {
    var io = WanPack.golden("dit_h" + headSize + "_io.safetensors");
    var checkpoint = WanPack.golden("dit_h" + headSize + "_weights.safetensors");
    WanDitConfig config = new WanDitConfig(16, 4, 96, 2, heads, 192, 2);
    Optional<StoredTensor> text = Optional.of(io.get("context"));
    try (ModelPack pack = WanPack.of(dir, config, checkpoint, text, runtime);
        NDManager scope = runtime.newScope()) {
      Positions positions = Positions.of(RotaryTable.of(3, 3, 5, headSize), scope);
      NDArray cosines = positions.cosines();
      NDArray sines = positions.sines();
      assertClose(io.get("rope.grid_cos_f64").floats(), cosines.toFloatArray(), 1e-6);
      assertClose(io.get("rope.grid_sin_f64").floats(), sines.toFloatArray(), 1e-6);

      // Weights in the order of the operators: 1 to 6 queries, keys, values; 9, 10 their norms.
      List<NDArray> w = WanWeights.block(pack, config, 0).load(runtime, scope);
      NDArray time = runtime.float32(scope, io.get("t300.time_projection")).reshape(6, 96);
      NDArray m = ops.call(scope, "modulation", time, w.get(0));
      NDArray x =
          runtime
              .float32(scope, io.get("t300.patch_embedding"))
              .reshape(1, 96, 45)
              .transpose(0, 2, 1);
      Golden golden = new Golden(io, "t300.blocks.0.");
      golden.check("norm1", normed(x, scope));
      NDArray y = ops.call(scope, "modulate", x, m.get(0), m.get(1), 1e-6);
      for (int i = 0; i < 2; i++) {
        String name = List.of("q", "k").get(i);
        NDArray projected = ops.call(scope, "linear", y, w.get(1 + 2 * i), w.get(2 + 2 * i));
        NDArray norm = w.get(9 + i);
        golden.check("self_attn.norm_" + name, ops.call(scope, "rms", projected, norm));
        NDArray turned = ops.call(scope, "wan_rotate", projected, norm, cosines, sines);
        golden.check("self_attn." + name + "_rope", turned.transpose(0, 2, 1, 3));
      }
      golden.check("self_attn.v", ops.call(scope, "linear", y, w.get(5), w.get(6)));

      NDArray attended = ops.call(scope, "wan_attend", x, m, cosines, sines, w);
      golden.check("self_attn", attended.sub(x).div(m.get(2)));
      golden.check("norm3", ops.call(scope, "modulate", attended, w.get(12), w.get(11), 1e-6));
      NDArray read = ops.call(scope, "wan_read", attended, headSize, w);
      golden.check("cross_attn", read.sub(attended));
      golden.check("norm2", normed(read, scope));
      NDArray fed = ops.call(scope, "wan_feed_", read.duplicate(), m, 1000, w);
      golden.check("ffn", fed.sub(read).div(m.get(5)));
    }
  }

  private static NDArray normed(NDArray x, NDManager scope) {
    Shape d = new Shape(x.getShape().get(2));
    return ops.call(scope, "modulate", x, scope.zeros(d), scope.ones(d), 1e-6);
  }

  /** Golden tensors below a name. */
  private record Golden(Map<String, StoredTensor> tensors, String prefix) {
    void check(String name, NDArray actual) {
      try {
        assertClose(tensors.get(prefix + name).floats(), actual.toFloatArray(), WITHIN);
      } catch (AssertionError e) {
        throw new AssertionError(prefix + name, e);
      }
    }
  }

  @Test
  void theEmbeddingOfATextEqualsTheGoldenOne() throws IOException {
    var io = WanPack.golden("dit_h32_io.safetensors");
    var weights = WanPack.golden("dit_h32_weights.safetensors");
    try (TextContext context =
        TextContext.embed(
            runtime,
            weights.get("text_embedding.0.weight"),
            weights.get("text_embedding.0.bias"),
            weights.get("text_embedding.2.weight"),
            weights.get("text_embedding.2.bias"),
            Optional.of(io.get("context")),
            16)) {
      assertClose(
          io.get("t300.text_embedding").floats(), context.embedding().toFloatArray(), WITHIN);
    }
  }

  @Test
  void anglesAndWavesEqualTheGoldenTables() throws IOException {
    var io = WanPack.golden("rope_time.safetensors");
    for (int size : new int[] {24, 32, 128}) {
      // A table of one axis at a time: the first of each pair of sections is the axis' own.
      RotaryTable time = RotaryTable.of(64, 1, 1, size);
      RotaryTable rows = RotaryTable.of(1, 64, 1, size);
      RotaryTable columns = RotaryTable.of(1, 1, 64, size);
      int pairs = size / 2;
      int space = size / 6;
      float[] cosines = new float[64 * pairs];
      float[] sines = new float[64 * pairs];
      for (int i = 0; i < cosines.length; i++) {
        int pair = i % pairs;
        RotaryTable axis = pair < pairs - 2 * space ? time : pair < pairs - space ? rows : columns;
        cosines[i] = axis.cosines()[i];
        sines[i] = axis.sines()[i];
      }
      assertClose(io.get("d" + size + ".cos_f64").floats(), cosines, 1e-7);
      assertClose(io.get("d" + size + ".sin_f64").floats(), sines, 1e-7);
    }
    for (String t : List.of("0.0", "1.0", "60.0", "300.0", "999.0", "123.456")) {
      float[] waves = TimeEmbedding.waves(Double.parseDouble(t));
      assertClose(io.get("sinusoid256.t" + t).floats(), waves, 1e-7);
    }
  }

  @ParameterizedTest
  @CsvSource({"32, 3, 3, 5", "128, 2, 3, 4"})
  void rotationsEqualTheGoldenOnes(int size, int t, int h, int w) throws IOException {
    var io = WanPack.golden("rope_time.safetensors");
    StoredTensor in = io.get("apply" + size + ".in");
    try (NDManager scope = runtime.newScope()) {
      int n = in.shape().get(1);
      int d = in.shape().get(2) * size;
      NDArray x = scope.create(in.floats(), new Shape(1, n, d));
      // The operator normalises first; a norm weight cannot undo that, so each token's size can.
      NDArray size2 = x.mul(x).mean(new int[] {2}, true).add(1e-6).sqrt();
      Positions p = Positions.of(RotaryTable.of(t, h, w, size), scope);
      NDArray rotated =
          ops.call(scope, "wan_rotate", x, scope.ones(new Shape(d)), p.cosines(), p.sines());
      NDArray back = rotated.transpose(0, 2, 1, 3).reshape(1, n, d).mul(size2);
      assertClose(io.get("apply" + size + ".out").floats(), back.toFloatArray(), WITHIN);
    }
  }
}
