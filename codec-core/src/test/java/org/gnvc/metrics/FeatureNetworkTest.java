package org.gnvc.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Activations and pooling against values of the reference implementations. */
class FeatureNetworkTest {

  private static final float[] LPIPS_SHIFT = {-.030f, -.088f, -.188f};
  private static final float[] LPIPS_SCALE = {.458f, .448f, .450f};
  private static final float[] DISTS_SHIFT = {.485f, .456f, .406f};
  private static final float[] DISTS_SCALE = {.229f, .224f, .225f};

  @TempDir private Path folder;

  @Test
  void activationsOfSqueezeNetEqualTheReference() throws Exception {
    Golden golden = Golden.require("lpips_squeeze.safetensors");
    Path weights = golden.writeWeights(folder, List.of());
    float[] picture = golden.picture("in0_01");
    List<List<Layer>> stages = Backbone.SQUEEZE.stages();
    compare(golden, "feat0.", 0, stages, LPIPS_SHIFT, LPIPS_SCALE, weights, picture);
  }

  @Test
  void activationsOfVggEqualTheReference() throws Exception {
    Golden golden = Golden.require("lpips_vgg.safetensors");
    Path weights = golden.writeWeights(folder, Golden.vgg());
    float[] picture = golden.picture("in0_01");
    List<List<Layer>> stages = Backbone.VGG.stages();
    compare(golden, "feat0.", 0, stages, LPIPS_SHIFT, LPIPS_SCALE, weights, picture);
  }

  @Test
  void activationsOfVggWithSoftPoolingEqualTheReference() throws Exception {
    Golden golden = Golden.require("dists_vgg16.safetensors");
    Path weights = golden.writeWeights(folder, Golden.vgg());
    float[] picture = golden.floats("x_01");
    List<List<Layer>> stages = Backbone.vgg(new Layer.L2Pool());
    compare(golden, "feat_x.", 1, stages, DISTS_SHIFT, DISTS_SCALE, weights, picture);
  }

  @Test
  void softPoolingEqualsTheReference() throws Exception {
    Golden golden = Golden.require("dists_vgg16.safetensors");
    try (TensorRuntime runtime = runtime();
        NDManager scope = runtime.newScope()) {
      NDArray in = scope.create(golden.floats("l2pool.in"), new Shape(1, 3, 64, 64));
      NDArray out = new Layer.L2Pool().apply(in, Map.of());
      assertEquals(new Shape(1, 3, 32, 32), out.getShape());
      assertArrayEquals(golden.floats("l2pool.out"), out.toFloatArray(), 1e-5f);
    }
  }

  private static void compare(
      Golden golden,
      String prefix,
      int first,
      List<List<Layer>> stages,
      float[] shift,
      float[] scale,
      Path weights,
      float[] picture)
      throws IOException {
    try (TensorRuntime runtime = runtime();
        NDManager scope = runtime.newScope()) {
      MetricWeights stored = MetricWeights.read(weights);
      FeatureNetwork network = new FeatureNetwork(stages, shift, scale, stored, runtime, scope);
      List<NDArray> features = network.features(scope.create(picture, new Shape(1, 3, 64, 64)));
      for (int i = 0; i < features.size(); i++) {
        NDArray feature = features.get(i);
        String name = prefix + (i + first);
        long[] shape = feature.getShape().getShape();
        long[] expectedShape = new long[4];
        golden.tensors().get(name + ".shape").bytes().asLongBuffer().get(expectedShape);
        float magnitude = feature.abs().max().getFloat();
        double mean = golden.float64(name + ".mean_abs");
        assertEquals(mean, feature.abs().mean().getFloat(), 1e-4 * magnitude, name);
        int side = (int) golden.tensors().get(name + ".ch0_3").shape().get(3);
        float[] corner = feature.get("0:1, 0:4, 0:%d, 0:%d".formatted(side, side)).toFloatArray();
        assertArrayEquals(expectedShape, shape, name);
        assertArrayEquals(golden.floats(name + ".ch0_3"), corner, 1e-4f * magnitude, name);
      }
    }
  }

  private static TensorRuntime runtime() throws IOException {
    return TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 0);
  }
}
