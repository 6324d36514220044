package org.gnvc.integer.convert;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import org.gnvc.integer.convert.FloatEntropyNetwork.Prediction;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;

/** What the trained float entropy model says a latent costs, as its training counted it. */
final class FloatBits {

  private static final double LEAST_PROBABILITY = 1e-9;
  private static final int MIXTURE = 3;

  private FloatBits() {}

  /** Bits of the symbols of y. */
  static double ofLatent(ModelPack pack, TensorRuntime runtime, CalibrationSample s)
      throws IOException {
    int m = pack.lite().codec().m();
    try (NDManager scope = runtime.newScope();
        FloatEntropyNetwork network =
            new FloatEntropyNetwork(pack, runtime, Calibrator.sizes(pack), s.predicted())) {
      List<Prediction> parts =
          network.run(s, network.point(s.rateIndex()), scope, (layer, activations) -> {});
      double bits = 0;
      for (int part = 0; part < 2; part++) {
        float[] mean = parts.get(part).mean().toFloatArray();
        float[] logScale = parts.get(part).logScale().toFloatArray();
        for (int i = 0; i < mean.length; i++) {
          boolean first = FloatEntropyNetwork.inFirstPart(i, m, s.height(), s.width());
          if (first == (part == 0)) {
            double scale = Math.exp(Math.max(-4, Math.min(6, logScale[i])));
            bits += gaussian(Math.rint(s.y()[i] - mean[i]), scale);
          }
        }
      }
      return bits;
    }
  }

  /** Bits of the symbols of the hyper-latent z under the trained mixture of logistics. */
  static double ofHyperLatent(ModelPack pack, CalibrationSample s) throws IOException {
    String prior = "codec.zp." + (s.predicted() ? 1 : 0) + ".";
    float[] mu = pack.tensor(prior + "mu").floats();
    float[] logScale = pack.tensor(prior + "ls").floats();
    float[] weight = pack.tensor(prior + "w").floats();
    int channels = pack.lite().codec().hz();
    int positions = s.z().length / channels;
    double bits = 0;
    for (int i = 0; i < s.z().length; i++) {
      double z = Math.rint(s.z()[i]);
      double p = 0;
      double total = 0;
      for (int k = 0; k < MIXTURE; k++) {
        int at = k * channels + i / positions;
        double scale = Math.exp(logScale[at]);
        double share = Math.exp(weight[at]);
        total += share;
        p += share * (logistic((z + 0.5 - mu[at]) / scale) - logistic((z - 0.5 - mu[at]) / scale));
      }
      bits += bits(p / total);
    }
    return bits;
  }

  /** Bits of the integer bin around a residual under a zero-mean normal distribution. */
  static double gaussian(double residual, double scale) {
    double s = Math.max(0.06, Math.min(200, scale));
    double sum = 0;
    int steps = 400;
    for (int i = 0; i < steps; i++) {
      double x = (residual - 0.5 + (i + 0.5) / steps) / s;
      sum += Math.exp(-0.5 * x * x);
    }
    return bits(sum / steps / s / Math.sqrt(2 * Math.PI));
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double bits(double probability) {
    return -Math.log(Math.max(probability, LEAST_PROBABILITY)) / Math.log(2);
  }
}
