package org.gnvc.integer;

import java.util.Collection;
import java.util.Map;

/**
 * The integer networks of one kind of latent: hyper synthesis, temporal prior (predicted latents
 * only) and the two parts of the checkerboard prior. Immutable.
 */
final class EntropyNetwork {

  private final Map<String, IntegerLayer> layers;
  private final boolean predicted;

  /** Mean and table index for every element of a latent. */
  record Prediction(IntegerTensor meanAndScale, int channels) {

    /** Mean in 1/16 of element {@code i} (channel-major). */
    int mean(int i) {
      return meanAndScale.values()[i];
    }

    /** Index of the Gaussian table of element {@code i}. */
    int scale(int i) {
      return meanAndScale.values()[channels * meanAndScale.positions() + i];
    }
  }

  /**
   * @param layers by name: h1, h2, h3, f1, f2, f3, s1, s2, s3, and t1, t2 for predicted latents
   */
  EntropyNetwork(Map<String, IntegerLayer> layers) {
    this.layers = Map.copyOf(layers);
    predicted = layers.containsKey("t1");
  }

  /**
   * What both parts of the spatial prior share: features of the hyper-latent and of the latents
   * before.
   *
   * @param hyper hyper-latent symbols (hz, ceil(h/4), ceil(w/4))
   * @param previous decoded values in 1/16 of the last two latents (2m, h, w); not used for anchor
   *     latents
   */
  IntegerTensor context(LayerProduct product, IntegerTensor hyper, IntegerTensor previous) {
    int height = previous.height();
    int width = previous.width();
    IntegerTensor x = run(product, "h1", hyper, 0);
    x = x.shuffled(2 * hyper.height(), 2 * hyper.width());
    x = run(product, "h2", x, 0).shuffled(height, width);
    x = run(product, "h3", x, 0);
    if (!predicted) {
      return x;
    }
    IntegerTensor t = run(product, "t1", previous.clamped(LayerPlan.LATENT_BOUND), 0);
    return IntegerTensor.concat(x, run(product, "t2", t, 0));
  }

  /** Prediction for the first part of the checkerboard. */
  Prediction first(LayerProduct product, IntegerTensor context, int rateIndex) {
    return spatial(product, "f", context, rateIndex);
  }

  /**
   * Prediction for the second part.
   *
   * @param known decoded values in 1/16 (m, h, w) of the first part, zero elsewhere
   */
  Prediction second(
      LayerProduct product, IntegerTensor context, IntegerTensor known, int rateIndex) {
    IntegerTensor in = IntegerTensor.concat(context, known.clamped(LayerPlan.LATENT_BOUND));
    return spatial(product, "s", in, rateIndex);
  }

  private Prediction spatial(LayerProduct product, String part, IntegerTensor in, int rateIndex) {
    IntegerTensor x = run(product, part + "1", in, rateIndex);
    x = run(product, part + "2", x, rateIndex);
    x = run(product, part + "3", x, rateIndex);
    return new Prediction(x, x.channels() / 2);
  }

  /** All layers, in no particular order. */
  Collection<IntegerLayer> layers() {
    return layers.values();
  }

  private IntegerTensor run(LayerProduct product, String name, IntegerTensor in, int rateIndex) {
    IntegerLayer layer = layers.get(name);
    int[] sums = product.sums(layer, in);
    return layer.rescale(sums, in.height(), in.width(), rateIndex);
  }
}
