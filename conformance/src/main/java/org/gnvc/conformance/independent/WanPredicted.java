package org.gnvc.conformance.independent;

/** Clause 14.5. */
final class WanPredicted implements WanNetwork {
  private static final int[][] GROUPS = {{0, 1, 1, 0}, {1, 0, 0, 1}};
  private static final int[] OFFSETS = {0, 8, 0, 4, 0, 4, 0, 4};

  private final WanLayers layers;
  private final Table[] hyper;
  private final int m;
  private final int e;

  WanPredicted(Safetensors file) {
    layers = new WanLayers(file, "inter.");
    m = layers.tensor("hyper_decoder.conv.2.dc.0.bias").shape()[0];
    e = layers.tensor("hyper_decoder.conv.0.conv.dc.0.bias").shape()[0];
    hyper = Table.read(file, "inter.z", 72 * e);
  }

  /**
   * D and E.
   *
   * @param temporal D
   * @param context E
   */
  record Contexts(Planes temporal, Planes context) {}

  /** The row of tables for latent {@code i}. */
  static int row(int rateIndex, int i) {
    return rateIndex + OFFSETS[i % 8];
  }

  @Override
  public int m() {
    return m;
  }

  @Override
  public int e() {
    return e;
  }

  @Override
  public int[][] groups() {
    return GROUPS;
  }

  @Override
  public Table hyperTable(int row, int channel) {
    return hyper[row * e + channel];
  }

  Planes fromLatent(Planes latent, int rows, int columns) {
    return layers.block("feature_adaptor_i", latent.padded(2 * rows, 2 * columns));
  }

  Planes fromFeature(Planes feature) {
    return layers.conv("feature_adaptor_p", feature);
  }

  Contexts contexts(Planes adapted, int row) {
    Planes t = layers.blocks("feature_extractor.conv1.", 0, 2, adapted);
    return new Contexts(
        layers.scale("q_feature", row, t), layers.blocks("feature_extractor.conv2.", 0, 4, t));
  }

  WanPrior prior(Planes z, Planes temporal, int rows, int columns) {
    Planes t = WanLayers.entering(z);
    t = layers.up("hyper_decoder.conv.1", layers.up("hyper_decoder.conv.0", t));
    t = layers.block("hyper_decoder.conv.2", t).cropped(rows, columns);
    t = t.then(layers.down("temporal_prior_encoder", temporal));
    t = layers.blocks("y_prior_fusion.conv.", 0, 3, t);
    Planes params = layers.conv("y_prior_fusion.conv.3", t);
    Planes step = params.part(0, m).map(v -> Math.max(v, 256));
    return new WanPrior(params, step, params.part(m, 2 * m));
  }

  @Override
  public Planes part(int number, Planes known, WanPrior prior) {
    Planes t = layers.blocks("y_spatial_prior.conv.", 0, 2, known.then(prior.params()));
    return layers.conv("y_spatial_prior.conv.2", t);
  }

  Planes feature(Planes decoded, WanPrior prior, Planes context, int row) {
    Planes t = layers.conv("decoder.up.conv.0", WanLayers.multiply(decoded, prior.step()));
    t = layers.blocks("decoder.conv1.", 0, 3, t.shuffled().then(context));
    return layers.scale("q_decoder", row, layers.conv("decoder.conv2", t));
  }

  Planes latent(Planes feature, int row, int rows, int columns) {
    Planes t = layers.blocks("recon_generation_net.conv.", 0, 4, feature);
    t = layers.scale("q_recon", row, t);
    return layers.conv("recon_generation_net.head", t).cropped(rows, columns);
  }
}
