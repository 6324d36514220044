package org.gnvc.contextual;

import org.gnvc.contextual.InterNetwork.Contexts;
import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.model.ContextualConfig;

/**
 * The way through a predicted latent.
 *
 * @param <T> a tensor
 */
final class PredictedWalk<T> extends LatentWalk<T> {

  /** What is added to the rate index, by the latent's number since the anchor modulo 8. */
  private static final int[] RATE_OFFSETS = {0, 8, 0, 4, 0, 4, 0, 4};

  private final ContextualConfig config;
  private final InterNetwork network;
  private final CdfTableSet hyperTables;
  private final int number;
  private final int rate;
  private final Contexts<T> contexts;

  PredictedWalk(
      ExactArithmetic<T> arithmetic,
      ContextualEntropy entropy,
      ContextualState before,
      int rateIndex,
      int height,
      int width) {
    super(arithmetic, height, width, entropy.config().y(), entropy.config().hyper());
    if (height != before.height() || width != before.width()) {
      throw new IllegalArgumentException(
          "latent of %d x %d after one of %d x %d"
              .formatted(height, width, before.height(), before.width()));
    }
    config = entropy.config();
    network = new InterNetwork(config);
    number = before.number() + 1;
    rate = rateRow(rateIndex, number);
    hyperTables = entropy.interHyper(rate);
    contexts = network.extract(arithmetic, adapted(before), rate);
  }

  /**
   * Row of the learned tables of a predicted latent.
   *
   * @param rateIndex 0..63
   * @param number of the latent since the anchor, from 1
   */
  static int rateRow(int rateIndex, int number) {
    return rateIndex + RATE_OFFSETS[number % RATE_OFFSETS.length];
  }

  /** Whether the feature is made anew from the latent before. */
  static boolean resets(int number, int reset) {
    return (number - 1) % reset == 0;
  }

  private T adapted(ContextualState before) {
    if (resets(number, config.reset())) {
      return network.adaptLatent(
          arithmetic, arithmetic.of(before.latent(), config.z(), height, width));
    }
    return network.adaptFeature(
        arithmetic, arithmetic.of(before.feature(), config.feature(), 2 * rows, 2 * columns));
  }

  @Override
  CdfTableSet hyperTables() {
    return hyperTables;
  }

  @Override
  int parts() {
    return InterNetwork.PARTS;
  }

  @Override
  CodingPart part(int part) {
    return CodingPart.predicted(part, config.y(), rows, columns);
  }

  @Override
  int[] context() {
    return arithmetic.planes(contexts.context());
  }

  @Override
  PriorParams<T> params(T hyper) {
    return network.params(arithmetic, hyper, contexts.temporal());
  }

  @Override
  Distribution<T> prior(int part, T soFar, PriorParams<T> params) {
    return network.prior(arithmetic, soFar, params);
  }

  @Override
  double inSteps(double y, double step) {
    return y / step;
  }

  @Override
  ContextualState synthesis(T decoded, PriorParams<T> params) {
    T feature = network.decode(arithmetic, decoded, params, contexts.context(), rate);
    T latent = network.recon(arithmetic, feature, rate, height, width);
    return new ContextualState(
        number, height, width, arithmetic.planes(latent), arithmetic.planes(feature));
  }
}
