package org.gnvc.contextual;

import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.model.ContextualConfig;

/**
 * The way through an anchor latent.
 *
 * @param <T> a tensor
 */
final class AnchorWalk<T> extends LatentWalk<T> {

  private final ContextualConfig config;
  private final IntraNetwork network;
  private final CdfTableSet hyperTables;
  private final int rate;

  AnchorWalk(
      ExactArithmetic<T> arithmetic,
      ContextualEntropy entropy,
      int rateIndex,
      int height,
      int width) {
    super(arithmetic, height, width, entropy.config().intraY(), entropy.config().intraHyper());
    config = entropy.config();
    network = new IntraNetwork(config);
    rate = rateIndex;
    hyperTables = entropy.intraHyper(rate);
  }

  @Override
  CdfTableSet hyperTables() {
    return hyperTables;
  }

  @Override
  int parts() {
    return IntraNetwork.PARTS;
  }

  @Override
  CodingPart part(int part) {
    return CodingPart.anchor(part, config.intraY(), rows, columns);
  }

  @Override
  int[] context() {
    return new int[0];
  }

  @Override
  PriorParams<T> params(T hyper) {
    return network.params(arithmetic, hyper, rows, columns);
  }

  @Override
  Distribution<T> prior(int part, T soFar, PriorParams<T> params) {
    return network.prior(arithmetic, part, soFar, params);
  }

  @Override
  double inSteps(double y, double step) {
    return y * step;
  }

  @Override
  ContextualState synthesis(T decoded, PriorParams<T> params) {
    T latent = network.synthesis(arithmetic, decoded, params, rate, height, width);
    return new ContextualState(0, height, width, arithmetic.planes(latent), new int[0]);
  }
}
