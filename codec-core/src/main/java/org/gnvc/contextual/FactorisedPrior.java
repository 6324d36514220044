package org.gnvc.contextual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.contextual.NetworkTensor.Role;
import org.gnvc.entropy.CdfTable;
import org.gnvc.model.StoredTensor;

/**
 * The trained distributions of a hyper-latent's channels, one set for each rate row. A distribution
 * function is the sigmoid of four layers, {@code x * softplus(h) + b}, the first three of them
 * followed by {@code x + tanh(x) * tanh(a)}. Computed in float64 with functions that are equal on
 * all machines.
 */
final class FactorisedPrior {

  private static final String KEY = "bit_estimator_z.f";
  private static final int LAYERS = 4;

  /** A table reaches at least and at most this far on each side. */
  private static final int LEAST_REACH = 2;

  private static final int LARGEST_REACH = 8;

  /** What a table leaves to the escape on each side where its reach allows. */
  private static final double TAIL = 1e-4;

  private final List<Layer> layers;
  private final int count;

  private record Layer(float[] h, float[] b, float[] a) {

    double apply(int at, double x) {
      double y = x * softplus(h[at]) + b[at];
      return a == null ? y : y + StrictMath.tanh(y) * StrictMath.tanh(a[at]);
    }

    private static double softplus(double x) {
      return x > 30 ? x : StrictMath.log1p(StrictMath.exp(x));
    }
  }

  private FactorisedPrior(List<Layer> layers, int count) {
    this.layers = layers;
    this.count = count;
  }

  /** The tensors of the distributions. */
  static List<NetworkTensor> tensors(String prefix, int rows, int channels) {
    List<NetworkTensor> all = new ArrayList<>();
    for (int layer = 1; layer <= LAYERS; layer++) {
      for (String part : layer < LAYERS ? List.of("h", "b", "a") : List.of("h", "b")) {
        all.add(tensor(prefix, layer, part, rows, channels));
      }
    }
    return all;
  }

  private static NetworkTensor tensor(
      String prefix, int layer, String part, int rows, int channels) {
    String key = prefix + KEY + layer + "." + part;
    return new NetworkTensor(key, Role.TABLE, List.of(rows, channels, 1, 1));
  }

  /**
   * Reads the distributions.
   *
   * @throws org.gnvc.error.MissingModelException if a tensor is missing or has another shape
   */
  static FactorisedPrior of(TensorSource source, String prefix, int rows, int channels)
      throws IOException {
    List<Layer> layers = new ArrayList<>();
    for (int i = 1; i <= LAYERS; i++) {
      StoredTensor h = tensor(prefix, i, "h", rows, channels).from(source);
      StoredTensor b = tensor(prefix, i, "b", rows, channels).from(source);
      float[] a = i == LAYERS ? null : tensor(prefix, i, "a", rows, channels).from(source).floats();
      layers.add(new Layer(h.floats(), b.floats(), a));
    }
    return new FactorisedPrior(layers, rows * channels);
  }

  /** One table for each channel of the first row, then of the second, and so on. */
  List<CdfTable> tables() {
    List<CdfTable> tables = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      tables.add(table(at));
    }
    return tables;
  }

  private CdfTable table(int at) {
    int below = LEAST_REACH;
    while (below < LARGEST_REACH && probability(at, -below) >= TAIL) {
      below++;
    }
    int above = LEAST_REACH;
    while (above < LARGEST_REACH && probability(at, above) <= 1 - TAIL) {
      above++;
    }
    double[] weights = new double[below + above + 1];
    double first = probability(at, -below - 0.5);
    double last = first;
    for (int i = 0; i < weights.length; i++) {
      double next = probability(at, i - below + 0.5);
      weights[i] = Math.max(0, next - last);
      last = next;
    }
    return CdfTable.ofWeights(-below, weights, Math.max(0, first + 1 - last));
  }

  /** Probability of values up to {@code x}. */
  private double probability(int at, double x) {
    double y = x;
    for (Layer layer : layers) {
      y = layer.apply(at, y);
    }
    return ContextualConverter.sigmoid(y);
  }
}
