package org.gnvc.model;

/** Networks of profile wan that are small enough to be run in tests. */
public final class TinyWan {

  /** Their sizes: every part of the published networks, narrow; features are reset at latent 3. */
  public static final WanConfig CONFIG =
      new WanConfig(
          new WanVaeConfig(8, 16),
          new ContextualConfig(16, 24, 16, 8, 16, 8, 8, 24, 3),
          new WanDitConfig(16, 16, 96, 2, 3, 192, 2),
          0.7);

  private TinyWan() {}
}
