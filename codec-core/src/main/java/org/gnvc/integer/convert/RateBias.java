package org.gnvc.integer.convert;

import java.io.IOException;
import org.gnvc.integer.EntropyModel;
import org.gnvc.model.ModelPack;

/**
 * The bias that the entropy networks add in their layers f1 and s1 by the rate index: linear
 * between the rate points that were trained.
 */
final class RateBias {

  private final float[] points;
  private final int count;
  private final int n;

  RateBias(ModelPack pack, boolean predicted) throws IOException {
    points = pack.tensor(path(predicted) + "qb").floats();
    count = pack.lite().codec().qn();
    n = pack.lite().codec().n();
  }

  /** Where a pack keeps the networks of one kind of latent. */
  static String path(boolean predicted) {
    return predicted ? "codec.ep.1." : "codec.ep.0.";
  }

  /** Position of a rate index among the trained rate points. */
  double point(int rateIndex) {
    return (double) rateIndex * (count - 1) / (EntropyModel.RATES - 1);
  }

  /**
   * The bias of n channels.
   *
   * @param part "f" or "s"
   * @param q position among the trained rate points, 0 to their number less one
   */
  float[] at(String part, double q) {
    int lower = Math.min((int) q, count - 2);
    double f = q - lower;
    int which = part.equals("f") ? 0 : 1;
    float[] bias = new float[n];
    for (int c = 0; c < n; c++) {
      float a = points[(lower * 2 + which) * n + c];
      float b = points[((lower + 1) * 2 + which) * n + c];
      bias[c] = (float) (a * (1 - f) + b * f);
    }
    return bias;
  }
}
