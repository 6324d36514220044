package org.gnvc.latent;

import org.gnvc.error.MissingModelException;
import org.gnvc.model.LiteCodecConfig;
import org.gnvc.model.ModelPack;

/**
 * The gain of each coded channel at a rate: its logarithm is linear between trained rate points.
 */
final class Gain {

  private final LiteCodecConfig config;
  private final float[] log;

  Gain(ModelPack pack, LiteCodecConfig config) throws MissingModelException {
    this.config = config;
    log = pack.tensor("codec.q", java.util.List.of(config.qn(), 2, config.m())).floats();
  }

  /** The rate point, in [0, qn - 1], of a rate index 0..63. */
  double ratePoint(int rateIndex) {
    if (rateIndex < 0 || rateIndex >= LatentTransforms.RATES) {
      throw new IllegalArgumentException("rate index " + rateIndex);
    }
    return (double) rateIndex * (config.qn() - 1) / (LatentTransforms.RATES - 1);
  }

  /**
   * exp(sign * log gain) of all m channels.
   *
   * @param predictive 1 for a latent with a state, 0 for the first of a key group
   */
  float[] factors(double ratePoint, int predictive, int sign) {
    int low = Math.min((int) ratePoint, config.qn() - 2);
    float share = (float) (ratePoint - low);
    float[] out = new float[config.m()];
    for (int c = 0; c < out.length; c++) {
      float a = log[(low * 2 + predictive) * config.m() + c];
      float b = log[((low + 1) * 2 + predictive) * config.m() + c];
      out[c] = (float) Math.exp(sign * (a * (1 - share) + b * share));
    }
    return out;
  }
}
