package org.gnvc.integer.convert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.entropy.CdfTable;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.LayerPlan;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/** Computes the tables of the entropy model, with functions that are equal on all machines. */
final class ProbabilityTables {

  /** Scale of the first Gaussian table; the trained networks use no smaller one. */
  static final double LEAST_SCALE = 0.06;

  /** Scale of the last one. */
  static final double LARGEST_SCALE = 64;

  /** Natural logarithm of the ratio of neighbouring scales. */
  static final double LOG_STEP =
      StrictMath.log(LARGEST_SCALE / LEAST_SCALE) / (EntropyModel.SCALES - 1);

  /** Weight of the smooth distribution against the symbols that were counted. */
  private static final double PRIOR_WEIGHT = 20;

  private ProbabilityTables() {}

  /** Table of a zero-mean normal distribution over the integers. */
  static CdfTable gaussian(int index) {
    double scale = LEAST_SCALE * StrictMath.exp(index * LOG_STEP);
    int reach = 2 + (int) Math.ceil(4.5 * scale);
    double[] weights = new double[2 * reach + 1];
    double inside = 0;
    for (int k = 0; k <= reach; k++) {
      double p = normalMass((k - 0.5) / scale, (k + 0.5) / scale);
      weights[reach + k] = p;
      weights[reach - k] = p;
      inside += k == 0 ? p : 2 * p;
    }
    return CdfTable.ofWeights(-reach, weights, Math.max(0, 1 - inside));
  }

  /** Integral of the normal density by Simpson's rule; exact to about 1e-9. */
  private static double normalMass(double from, double to) {
    double left = Math.max(from, -12);
    double right = Math.min(to, 12);
    if (left >= right) {
      return 0;
    }
    int steps = 2 * (int) Math.ceil((right - left) * 32) + 2;
    double width = (right - left) / steps;
    double sum = density(left) + density(right);
    for (int i = 1; i < steps; i++) {
      sum += density(left + i * width) * (i % 2 == 1 ? 4 : 2);
    }
    return sum * width / 3;
  }

  private static double density(double x) {
    return StrictMath.exp(-0.5 * x * x) / StrictMath.sqrt(2 * Math.PI);
  }

  /**
   * Table of a hyper-latent channel: what was counted, with a smooth distribution of the same
   * spread for what was not.
   *
   * @param counts of the values {@code -bound..bound}
   */
  static CdfTable hyper(int[] counts) {
    int bound = LayerPlan.HYPER_BOUND;
    double total = 0;
    double magnitude = 0;
    int reach = 0;
    for (int v = -bound; v <= bound; v++) {
      int n = counts[v + bound];
      total += n;
      magnitude += (double) n * Math.abs(v);
      if (n > 0) {
        reach = Math.max(reach, Math.abs(v));
      }
    }
    reach = Math.min(bound, reach + 8);
    double spread = Math.max(0.3, total == 0 ? 4 : magnitude / total);
    double decay = StrictMath.exp(-1 / spread);
    double center = (1 - decay) / (1 + decay); // makes the smooth distribution sum to 1
    double[] weights = new double[2 * reach + 1];
    double smoothInside = 0;
    for (int v = -reach; v <= reach; v++) {
      double smooth = center * StrictMath.pow(decay, Math.abs(v));
      smoothInside += smooth;
      weights[v + reach] = counts[v + bound] + PRIOR_WEIGHT * smooth;
    }
    return CdfTable.ofWeights(-reach, weights, PRIOR_WEIGHT * Math.max(0, 1 - smoothInside));
  }

  /** Tables as the tensors that {@link EntropyModel} reads. */
  static List<StoredTensor> stored(String path, List<CdfTable> tables) {
    int[] least = tables.stream().mapToInt(CdfTable::minSymbol).toArray();
    List<int[]> cumulative = new ArrayList<>();
    tables.forEach(t -> cumulative.add(t.cumulative()));
    int[] length = cumulative.stream().mapToInt(c -> c.length).toArray();
    int[] all = cumulative.stream().flatMapToInt(Arrays::stream).toArray();
    return List.of(
        StoredTensor.ofInts(path + ".least", TensorType.I32, least, least.length),
        StoredTensor.ofInts(path + ".length", TensorType.I32, length, length.length),
        StoredTensor.ofInts(path + ".cumulative", TensorType.I32, all, all.length));
  }
}
