package org.gnvc.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.error.MissingModelException;
import org.gnvc.tensor.TensorRuntime;

/** A loaded network: pictures in, activations of every stage out. For one thread at a time. */
final class FeatureNetwork {

  private final List<List<Layer>> stages;
  private final NDArray shift;
  private final NDArray scale;
  private final Map<String, NDArray> weights = new HashMap<>();

  /**
   * Loads the weights.
   *
   * @param shift subtracted from R, G, B before the first layer
   * @param scale then divides them
   * @param scope owns the weights
   * @throws MissingModelException if a tensor is missing
   */
  FeatureNetwork(
      List<List<Layer>> stages,
      float[] shift,
      float[] scale,
      MetricWeights stored,
      TensorRuntime runtime,
      NDManager scope)
      throws IOException {
    this.stages = stages;
    this.shift = scope.create(shift, new Shape(1, 3, 1, 1));
    this.scale = scope.create(scale, new Shape(1, 3, 1, 1));
    for (List<Layer> stage : stages) {
      for (Layer layer : stage) {
        for (String convolution : layer.convolutions()) {
          for (String part : List.of(".weight", ".bias")) {
            String name = convolution + part;
            weights.put(name, runtime.float32(scope, stored.get(name)));
          }
        }
      }
    }
  }

  /**
   * Activations {@code (N, C, H', W')} of each stage, owned by the manager of {@code rgb}.
   *
   * @param rgb pictures {@code (N, 3, H, W)}
   */
  List<NDArray> features(NDArray rgb) {
    List<NDArray> features = new ArrayList<>();
    NDArray x = rgb.sub(shift).div(scale);
    for (List<Layer> stage : stages) {
      for (Layer layer : stage) {
        x = layer.apply(x, weights);
      }
      features.add(x);
    }
    return features;
  }
}
