package org.gnvc.contextual;

import java.util.Set;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.StoredTensor;

/**
 * A latent codec made by hand in the structure of the trained one, so that packs work before there
 * are trained weights. Anchors: an orthonormal transform of 2x2 positions (Haar) in every channel,
 * quantised with a step that the rate index sets. Predicted latents: the same of the difference to
 * the decoded latent before. The hyper-latent tells the local magnitude, see {@link StartingPrior};
 * means are zero.
 *
 * <p>What the sizes have no room for is left out: y holds the lowest frequencies of the first
 * channels. Immutable.
 */
public final class StartingCodec implements TensorSource {

  /** Step of the first rate row. */
  private static final double COARSEST = 8;

  /**
   * Step of the last rate row. Decoded values reach to 64 steps, so a finer one would clip what
   * latents hold.
   */
  private static final double FINEST = 0.12;

  /** Signs of the 2x2 transform at the positions of a cell, row by row. */
  private static final int[][] SIGNS = {
    {1, 1, 1, 1}, {1, -1, 1, -1}, {1, 1, -1, -1}, {1, -1, -1, 1}
  };

  private final SketchedTensors tensors = new SketchedTensors();
  private final ContextualConfig config;

  private StartingCodec(ContextualConfig config) {
    this.config = config;
    anchor();
    predicted();
  }

  /** The codec in these sizes. */
  public static StartingCodec of(ContextualConfig config) {
    return new StartingCodec(config);
  }

  @Override
  public StoredTensor get(NetworkTensor tensor) {
    return tensors.tensor(tensor);
  }

  /** Keys of all tensors that are not what tensors are by default. */
  Set<String> keys() {
    return tensors.keys();
  }

  /**
   * Quantisation step of a rate row: a multiple of 1/1024, so that decoders multiply by exactly
   * what encoders divide by.
   */
  static double step(int row) {
    double wanted = COARSEST * StrictMath.pow(FINEST / COARSEST, row / (InterNetwork.RATES - 1.0));
    return Math.rint(wanted * 1024) / 1024;
  }

  private void anchor() {
    int n = config.intra();
    int m = config.intraY();
    int z = Math.min(config.z(), n);
    tensors.pass("intra.enc.enc_1", config.z(), n, z);
    tensors.table("intra.q_scale_enc", (row, channel) -> 1 / step(row));
    analysis("intra.enc.enc_2.6", z, m);
    StartingPrior prior =
        new StartingPrior(tensors, "intra.", m, config.intraHyper(), Math.min(4 * z, m));
    prior.distributions(0.55, 0.25);
    prior.analysis("hyper_enc.0", "hyper_enc.1", "hyper_enc.2");
    prior.synthesis("hyper_dec.0", "hyper_dec.1", "hyper_dec.2");
    tensors.pass("intra.y_prior_fusion.0", m, 2 * m, prior.groups());
    prior.scales("y_prior_fusion.0", 2 * m);
    for (int step = 0; step < 2; step++) {
      tensors.bias("intra.y_prior_fusion.3", step, -StrictMath.log(2)); // a step of 1
    }
    prior.spread("y_prior_fusion.3", 2);
    for (int k = 0; k < m; k++) {
      tensors.weight("intra.y_spatial_prior_reduction", k, 2 + k, 1);
      for (int part = 1; part < IntraNetwork.PARTS; part++) {
        tensors.weight("intra.y_spatial_prior_adaptor_" + part + ".adaptor", k, m + k, 1);
      }
      tensors.weight("intra.y_spatial_prior.3", k, k, 1);
    }
    synthesis("intra.dec.dec_1.0.up.conv.0", z, m, 0, 0.125); // the block after it doubles
    tensors.table("intra.q_scale_dec", (row, channel) -> 2 * step(row));
    tensors.pass("intra.dec.dec_2", n, config.z(), z);
  }

  /**
   * The feature holds the prediction in its first channels and the decoded difference in as many
   * channels after them.
   */
  private void predicted() {
    int n = config.feature();
    int m = config.y();
    int z = Math.min(config.z(), Math.min(n, config.recon()) / 2);
    tensors.pass("inter.feature_adaptor_i", config.z(), n, z);
    for (int c = 0; c < z; c++) {
      tensors.weight("inter.feature_adaptor_p", c, c, 1);
      tensors.weight("inter.feature_adaptor_p", c, z + c, 1);
      tensors.weight("inter.encoder.conv1", c, c, 1);
      tensors.weight("inter.encoder.conv2.0.adaptor", c, c, 1);
      tensors.weight("inter.encoder.conv2.0.adaptor", c, n + c, -1);
      tensors.weight("inter.decoder.conv1.0.adaptor", c, n + c, 1);
      tensors.weight("inter.decoder.conv1.0.adaptor", z + c, c, 1);
      tensors.weight("inter.decoder.conv2", c, c, 1);
      tensors.weight("inter.decoder.conv2", z + c, z + c, 1);
      tensors.weight("inter.recon_generation_net.head", c, c, 1);
      tensors.weight("inter.recon_generation_net.head", c, z + c, 1);
    }
    tensors.table("inter.q_encoder", (row, channel) -> 1 / step(row));
    analysis("inter.encoder.down", z, m);
    StartingPrior prior =
        new StartingPrior(tensors, "inter.", m, config.hyper(), Math.min(4 * z, m));
    prior.distributions(0.28, 0.22);
    prior.analysis("hyper_encoder.conv.0", "hyper_encoder.conv.1", "hyper_encoder.conv.2");
    prior.synthesis("hyper_decoder.conv.0", "hyper_decoder.conv.1", "hyper_decoder.conv.2");
    prior.scales("y_prior_fusion.conv.0", 3 * m);
    prior.spread("y_prior_fusion.conv.3", m);
    for (int k = 0; k < m; k++) {
      tensors.bias("inter.y_prior_fusion.conv.3", k, 1); // a step of 1
      tensors.weight("inter.y_spatial_prior.conv.0.adaptor", k, 2 * m + k, 1);
      tensors.weight("inter.y_spatial_prior.conv.2", k, k, 1);
    }
    synthesis("inter.decoder.up.conv.0", z, m, 1, 0.25);
    tensors.table(
        "inter.q_decoder", (row, channel) -> channel >= z && channel < 2 * z ? 2 * step(row) : 1);
    tensors.pass("inter.recon_generation_net.conv.0", n, config.recon(), 2 * z);
  }

  /** A 3x3 convolution with stride 2 whose lower right 2x2 weights see a cell. */
  private void analysis(String key, int channels, int m) {
    for (int k = 0; k < Math.min(SIGNS.length * channels, m); k++) {
      for (int i = 0; i < 4; i++) {
        double weight = 0.5 * SIGNS[k / channels][i];
        tensors.weight(key, k, k % channels, 1 + i / 2, 1 + i % 2, weight);
      }
    }
  }

  /** The inverse times {@code 2 * gain}, as a convolution before the shuffle. */
  private void synthesis(String key, int channels, int m, int center, double gain) {
    for (int k = 0; k < Math.min(SIGNS.length * channels, m); k++) {
      for (int i = 0; i < 4; i++) {
        double weight = gain * SIGNS[k / channels][i];
        tensors.weight(key, 4 * (k % channels) + i, k, center, center, weight);
      }
    }
  }
}
