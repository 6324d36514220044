package org.gnvc.conformance.independent;

/** Clause 14.4. */
final class WanAnchor implements WanNetwork {
  private static final int[][] GROUPS = {{0, 1, 2, 3}, {3, 2, 1, 0}, {2, 3, 0, 1}, {1, 0, 3, 2}};

  private final WanLayers layers;
  private final int[] steps;
  private final Table[] hyper;
  private final int m;
  private final int e;

  WanAnchor(Safetensors file) {
    layers = new WanLayers(file, "intra.");
    steps = WanLayers.table(file, "intra_step");
    m = layers.tensor("y_spatial_prior_reduction.bias").shape()[0];
    e = layers.tensor("hyper_dec.0.conv.dc.0.bias").shape()[0];
    hyper = Table.read(file, "intra.z", 64 * e);
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

  WanPrior prior(Planes z, int rows, int columns) {
    Planes t = layers.up("hyper_dec.1", layers.up("hyper_dec.0", WanLayers.entering(z)));
    t = layers.blocks("y_prior_fusion.", 0, 3, layers.block("hyper_dec.2", t));
    Planes params = layers.conv("y_prior_fusion.3", t).cropped(rows, columns);
    Planes step = params.part(1, 1).map(v -> steps[v + 32768]);
    return new WanPrior(
        layers.conv("y_spatial_prior_reduction", params), step, params.part(2, 2 * m));
  }

  @Override
  public Planes part(int number, Planes known, WanPrior prior) {
    Planes t = layers.block("y_spatial_prior_adaptor_" + number, known.then(prior.params()));
    return layers.conv("y_spatial_prior.3", layers.blocks("y_spatial_prior.", 0, 3, t));
  }

  /** The latent. */
  Planes latent(Planes decoded, WanPrior prior, int row, int rows, int columns) {
    Planes t = layers.up("dec.dec_1.0", WanLayers.multiply(decoded, prior.step()));
    t = layers.scale("q_scale_dec", row, layers.blocks("dec.dec_1.", 1, 12, t));
    return layers.block("dec.dec_2", t).cropped(rows, columns);
  }
}
