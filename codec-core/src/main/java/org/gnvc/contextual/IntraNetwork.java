package org.gnvc.contextual;

import static org.gnvc.contextual.NetworkArithmetic.Block.ADAPTED;
import static org.gnvc.contextual.NetworkArithmetic.Block.PLAIN;

import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.model.ContextualConfig;

/**
 * The network of anchor latents, DCVC-RT's intra model (DMCI). Latents are (z, h, w); y is (intraY,
 * ceil(h/2), ceil(w/2)); the hyper-latent is a quarter of y's size, rounded up. Immutable.
 */
public final class IntraNetwork {

  /** Rows of the learned tables of scales: one for each rate index. */
  public static final int RATES = 64;

  /** Parts that y is coded in. */
  public static final int PARTS = 4;

  private static final String PREFIX = "intra.";

  private final ContextualConfig config;

  /** The network with these sizes. */
  public IntraNetwork(ContextualConfig config) {
    this.config = config;
  }

  /** The coded latent y of a latent; latents of odd size are replicated to even. */
  public <T> T analysis(NetworkArithmetic<T> arithmetic, T latent, int rate) {
    return arithmetic.within(
        a -> {
          T x = a.block(Blocks.padded(a, latent, 2), key("enc.enc_1"), config.intra(), PLAIN);
          x = a.scale(x, key("q_scale_enc"), RATES, rate);
          x = Blocks.chain(a, x, key("enc.enc_2."), 0, 6, config.intra());
          return a.conv(x, key("enc.enc_2.6"), config.intraY(), 3, 2);
        });
  }

  /** The hyper-latent of y, not yet rounded. */
  public <T> T hyperAnalysis(NetworkArithmetic<T> arithmetic, T y) {
    int n = config.intraHyper();
    return arithmetic.within(
        a -> {
          T x = a.block(Blocks.padded(a, y, 4), key("hyper_enc.0"), n, PLAIN);
          return Blocks.down(a, Blocks.down(a, x, key("hyper_enc.1"), n), key("hyper_enc.2"), n);
        });
  }

  /**
   * What the decoded hyper-latent says of y.
   *
   * @param height rows of y
   * @param width columns of y
   */
  public <T> PriorParams<T> params(
      NetworkArithmetic<T> arithmetic, T hyper, int height, int width) {
    int n = config.intraHyper();
    int m = config.intraY();
    T params =
        arithmetic.within(
            a -> {
              T x = Blocks.up(a, hyper, key("hyper_dec.0"), n);
              x = Blocks.up(a, x, key("hyper_dec.1"), n);
              x = a.block(x, key("hyper_dec.2"), m, PLAIN);
              x = Blocks.chain(a, x, key("y_prior_fusion."), 0, 3, 2 * m);
              return a.crop(a.conv(x, key("y_prior_fusion.3"), 2 + 2 * m, 1, 1), height, width);
            });
    T steps = arithmetic.anchorStep(arithmetic.channels(params, 0, 2));
    return new PriorParams<>(
        arithmetic.channels(steps, 0, 1),
        arithmetic.channels(steps, 1, 1),
        new Distribution<>(
            arithmetic.channels(params, 2, m), arithmetic.channels(params, 2 + m, m)),
        arithmetic.conv(params, key("y_spatial_prior_reduction"), m, 1, 1));
  }

  /**
   * The distribution of a part after the first.
   *
   * @param part 1, 2 or 3
   * @param soFar the decoded values of the parts before, zero elsewhere; not yet multiplied by the
   *     decoder's step
   */
  public <T> Distribution<T> prior(
      NetworkArithmetic<T> arithmetic, int part, T soFar, PriorParams<T> params) {
    int m = config.intraY();
    T both =
        arithmetic.within(
            a -> {
              T x = a.join(soFar, params.all());
              x = a.block(x, key("y_spatial_prior_adaptor_" + part), 2 * m, ADAPTED);
              x = Blocks.chain(a, x, key("y_spatial_prior."), 0, 3, 2 * m);
              return a.conv(x, key("y_spatial_prior.3"), 2 * m, 1, 1);
            });
    return new Distribution<>(arithmetic.channels(both, 0, m), arithmetic.channels(both, m, m));
  }

  /**
   * The decoded latent.
   *
   * @param decoded the decoded values of all parts, not yet multiplied by the decoder's step
   * @param height rows of the latent
   * @param width columns of the latent
   */
  public <T> T synthesis(
      NetworkArithmetic<T> arithmetic,
      T decoded,
      PriorParams<T> params,
      int rate,
      int height,
      int width) {
    return arithmetic.within(
        a -> {
          T y = a.multiply(decoded, params.decoderStep());
          T x = Blocks.up(a, y, key("dec.dec_1.0"), config.intra());
          x = Blocks.chain(a, x, key("dec.dec_1."), 1, 12, config.intra());
          x = a.scale(x, key("q_scale_dec"), RATES, rate);
          return a.crop(a.block(x, key("dec.dec_2"), config.z(), PLAIN), height, width);
        });
  }

  private static String key(String name) {
    return PREFIX + name;
  }
}
