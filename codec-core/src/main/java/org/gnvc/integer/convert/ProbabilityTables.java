package org.gnvc.integer.convert;

import org.gnvc.entropy.CdfTable;
import org.gnvc.integer.LayerPlan;

/** Computes the tables of the hyper-latent, with functions that are equal on all machines. */
final class ProbabilityTables {

  /** Weight of the smooth distribution against the symbols that were counted. */
  private static final double PRIOR_WEIGHT = 20;

  private ProbabilityTables() {}

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
}
