package org.gnvc.contextual;

import static org.gnvc.contextual.NetworkArithmetic.Block.PLAIN;

import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.model.ContextualConfig;

/**
 * The network of predicted latents, DCVC-RT's inter model (DMC). Latents are (z, h, w); adapted
 * features, contexts and features are (feature, H, W) with H and W the next even numbers; y is (y,
 * H/2, W/2); the hyper-latent is a quarter of y's size, rounded up. Immutable.
 */
public final class InterNetwork {

  /** Rows of the learned tables of scales: a rate index plus one of the offsets 0, 4 and 8. */
  public static final int RATES = 72;

  /** Parts that y is coded in. */
  public static final int PARTS = 2;

  private static final String PREFIX = "inter.";

  private final ContextualConfig config;

  /** The network with these sizes. */
  public InterNetwork(ContextualConfig config) {
    this.config = config;
  }

  /**
   * What a predicted latent is conditioned on.
   *
   * @param context for the transforms
   * @param temporal for the prior
   * @param <T> a tensor
   */
  public record Contexts<T>(T context, T temporal) {}

  /** The adapted feature from a decoded latent: after an anchor, and when the feature is reset. */
  public <T> T adaptLatent(NetworkArithmetic<T> arithmetic, T latent) {
    return arithmetic.within(
        a ->
            a.block(
                Blocks.padded(a, latent, 2), key("feature_adaptor_i"), config.feature(), PLAIN));
  }

  /** The adapted feature from the feature of the latent before. */
  public <T> T adaptFeature(NetworkArithmetic<T> arithmetic, T feature) {
    return arithmetic.conv(feature, key("feature_adaptor_p"), config.feature(), 1, 1);
  }

  /** Both contexts from an adapted feature. */
  public <T> Contexts<T> extract(NetworkArithmetic<T> arithmetic, T adapted, int rate) {
    int n = config.feature();
    T x =
        arithmetic.within(a -> Blocks.chain(a, adapted, key("feature_extractor.conv1."), 0, 2, n));
    T temporal = arithmetic.scale(x, key("q_feature"), RATES, rate);
    T context =
        arithmetic.within(a -> Blocks.chain(a, x, key("feature_extractor.conv2."), 0, 4, n));
    arithmetic.free(x);
    return new Contexts<>(context, temporal);
  }

  /** The coded latent y; latents of odd size are replicated to even. */
  public <T> T analysis(NetworkArithmetic<T> arithmetic, T latent, T context, int rate) {
    int n = config.feature();
    return arithmetic.within(
        a -> {
          T x = a.conv(Blocks.padded(a, latent, 2), key("encoder.conv1"), n, 1, 1);
          x = Blocks.chain(a, a.join(x, context), key("encoder.conv2."), 0, 2, n);
          x = a.block(x, key("encoder.conv3"), n, PLAIN);
          x = a.scale(x, key("q_encoder"), RATES, rate);
          return a.conv(x, key("encoder.down"), config.y(), 3, 2);
        });
  }

  /** The hyper-latent of y, not yet rounded. */
  public <T> T hyperAnalysis(NetworkArithmetic<T> arithmetic, T y) {
    int n = config.hyper();
    return arithmetic.within(
        a -> {
          T x = a.block(Blocks.padded(a, y, 4), key("hyper_encoder.conv.0"), n, PLAIN);
          x = Blocks.down(a, x, key("hyper_encoder.conv.1"), n);
          return Blocks.down(a, x, key("hyper_encoder.conv.2"), n);
        });
  }

  /** What the decoded hyper-latent and the temporal context say of y. */
  public <T> PriorParams<T> params(NetworkArithmetic<T> arithmetic, T hyper, T temporal) {
    int n = config.hyper();
    int m = config.y();
    T params =
        arithmetic.within(
            a -> {
              T t = Blocks.down(a, temporal, key("temporal_prior_encoder"), 2 * m);
              T x = Blocks.up(a, hyper, key("hyper_decoder.conv.0"), n);
              x = Blocks.up(a, x, key("hyper_decoder.conv.1"), n);
              x = a.block(x, key("hyper_decoder.conv.2"), m, PLAIN);
              x = a.join(a.crop(x, a.height(t), a.width(t)), t);
              x = Blocks.chain(a, x, key("y_prior_fusion.conv."), 0, 3, 3 * m);
              return a.conv(x, key("y_prior_fusion.conv.3"), 3 * m, 1, 1);
            });
    T step = arithmetic.predictedStep(arithmetic.channels(params, 0, m));
    return new PriorParams<>(
        step,
        step,
        new Distribution<>(
            arithmetic.channels(params, m, m), arithmetic.channels(params, 2 * m, m)),
        params);
  }

  /**
   * The distribution of the second part.
   *
   * @param first the decoded values of the first part, zero elsewhere; not yet multiplied by the
   *     step
   */
  public <T> Distribution<T> prior(
      NetworkArithmetic<T> arithmetic, T first, PriorParams<T> params) {
    int m = config.y();
    T both =
        arithmetic.within(
            a -> {
              T x = a.join(first, params.all());
              x = Blocks.chain(a, x, key("y_spatial_prior.conv."), 0, 2, 3 * m);
              return a.conv(x, key("y_spatial_prior.conv.2"), 2 * m, 1, 1);
            });
    return new Distribution<>(arithmetic.channels(both, 0, m), arithmetic.channels(both, m, m));
  }

  /**
   * The new feature.
   *
   * @param decoded the decoded values of both parts, not yet multiplied by the step
   */
  public <T> T decode(
      NetworkArithmetic<T> arithmetic, T decoded, PriorParams<T> params, T context, int rate) {
    int n = config.feature();
    return arithmetic.within(
        a -> {
          T y = a.multiply(decoded, params.decoderStep());
          T x = a.shuffle(a.conv(y, key("decoder.up.conv.0"), 4 * n, 3, 1));
          x = Blocks.chain(a, a.join(x, context), key("decoder.conv1."), 0, 3, n);
          x = a.conv(x, key("decoder.conv2"), n, 1, 1);
          return a.scale(x, key("q_decoder"), RATES, rate);
        });
  }

  /**
   * The decoded latent from its feature.
   *
   * @param height rows of the latent
   * @param width columns of the latent
   */
  public <T> T recon(NetworkArithmetic<T> arithmetic, T feature, int rate, int height, int width) {
    return arithmetic.within(
        a -> {
          T x = Blocks.chain(a, feature, key("recon_generation_net.conv."), 0, 4, config.recon());
          x = a.scale(x, key("q_recon"), RATES, rate);
          return a.crop(
              a.conv(x, key("recon_generation_net.head"), config.z(), 1, 1), height, width);
        });
  }

  private static String key(String name) {
    return PREFIX + name;
  }
}
