package org.gnvc.model;

import com.google.gson.JsonObject;
import org.gnvc.error.MissingModelException;

/**
 * Sizes of the networks of the paper: Wan2.1's autoencoder, a latent codec after DCVC-RT, Wan2.1's
 * transformer with a VACE adapter. {@link #paper()} has the published sizes; smaller ones are for
 * tests.
 *
 * @param vae autoencoder
 * @param codec contextual latent codec
 * @param dit diffusion transformer
 * @param tN flow time at which refinement starts, in (0, 1)
 */
public record WanConfig(WanVaeConfig vae, ContextualConfig codec, WanDitConfig dit, double tN)
    implements PackConfig {

  /** Name of the profile. */
  public static final String PROFILE = "wan";

  /** The published sizes: 127 M, 66 M and 2.15 G parameters. */
  public static WanConfig paper() {
    return new WanConfig(
        new WanVaeConfig(96, 16),
        new ContextualConfig(16, 368, 256, 128, 256, 128, 128, 320, 64),
        new WanDitConfig(16, 256, 1536, 30, 12, 8960, 2),
        0.7);
  }

  @Override
  public String profile() {
    return PROFILE;
  }

  static WanConfig parse(JsonObject root) throws MissingModelException {
    ConfigSection vae = ConfigSection.of(root, "vae");
    ConfigSection codec = ConfigSection.of(root, "codec");
    ConfigSection dit = ConfigSection.of(root, "dit");
    WanConfig config =
        new WanConfig(
            new WanVaeConfig(vae.size("dim"), vae.size("z")),
            new ContextualConfig(
                codec.size("z"),
                codec.size("intra"),
                codec.size("intraY"),
                codec.size("intraHyper"),
                codec.size("feature"),
                codec.size("y"),
                codec.size("hyper"),
                codec.size("recon"),
                codec.size("reset")),
            new WanDitConfig(
                dit.size("z"),
                dit.size("ctx"),
                dit.size("d"),
                dit.size("layers"),
                dit.size("heads"),
                dit.size("ffn"),
                dit.size("every")),
            ConfigSection.root(root).share("tN"));
    config.checkTogether();
    return config;
  }

  private void checkTogether() throws MissingModelException {
    ConfigSection.checkLatents(vae.z(), codec.z(), dit.z());
    if (codec.feature() != dit.ctx()) {
      throw ConfigSection.unusable("dit.ctx is not codec.feature");
    }
    if (codec.intraY() % 4 != 0 || codec.y() % 2 != 0) {
      throw ConfigSection.unusable("codec.intraY must be a multiple of 4 and codec.y even");
    }
    ConfigSection.checkHeads(dit.d(), dit.heads());
  }
}
