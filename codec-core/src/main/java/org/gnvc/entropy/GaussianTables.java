package org.gnvc.entropy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tables of zero-mean normal distributions over the integers, with scales that grow by a constant
 * factor. They are computed with functions that are equal on all machines.
 */
public final class GaussianTables {

  /** Number of tables. */
  public static final int COUNT = 64;

  /** Scale of the first table; narrower distributions would not cost noticeably less. */
  public static final double LEAST_SCALE = 0.06;

  /** Scale of the last table. */
  public static final double LARGEST_SCALE = 64;

  /** Natural logarithm of the ratio of neighbouring scales. */
  public static final double LOG_STEP = StrictMath.log(LARGEST_SCALE / LEAST_SCALE) / (COUNT - 1);

  private GaussianTables() {}

  /** All tables in the order of their scales. */
  public static List<CdfTable> all() {
    return IntStream.range(0, COUNT).mapToObj(GaussianTables::table).toList();
  }

  /** Table number {@code index}. */
  static CdfTable table(int index) {
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
}
