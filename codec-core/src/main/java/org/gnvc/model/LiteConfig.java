package org.gnvc.model;

import com.google.gson.JsonObject;
import org.gnvc.error.MissingModelException;

/**
 * Sizes of the small networks that this project trained.
 *
 * @param vae autoencoder
 * @param codec contextual latent codec
 * @param dit diffusion transformer
 * @param tN flow time at which refinement starts, in (0, 1)
 */
public record LiteConfig(LiteVaeConfig vae, LiteCodecConfig codec, LiteDitConfig dit, double tN)
    implements PackConfig {

  /** Name of the profile. */
  public static final String PROFILE = "lite";

  @Override
  public String profile() {
    return PROFILE;
  }

  static LiteConfig parse(JsonObject root) throws MissingModelException {
    ConfigSection vae = ConfigSection.of(root, "vae");
    ConfigSection codec = ConfigSection.of(root, "codec");
    ConfigSection dit = ConfigSection.of(root, "dit");
    LiteConfig config =
        new LiteConfig(
            new LiteVaeConfig(
                vae.size("c1"),
                vae.size("c2"),
                vae.size("z"),
                vae.size("n1"),
                vae.size("n2"),
                vae.size("d1"),
                vae.size("d2")),
            new LiteCodecConfig(
                codec.size("z"),
                codec.size("n"),
                codec.size("m"),
                codec.size("hz"),
                codec.size("qn")),
            new LiteDitConfig(
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
    if (codec.n() != dit.ctx()) {
      throw ConfigSection.unusable("dit.ctx is not codec.n");
    }
    if (codec.m() % 2 != 0 || codec.qn() < 2) {
      throw ConfigSection.unusable("codec.m must be even and codec.qn at least 2");
    }
    ConfigSection.checkHeads(dit.d(), dit.heads());
  }
}
