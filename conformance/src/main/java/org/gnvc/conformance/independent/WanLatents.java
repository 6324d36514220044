package org.gnvc.conformance.independent;

import java.nio.ByteBuffer;

/** Latents of profile wan: each is coded on the latent before, or on the feature it left. */
final class WanLatents implements LatentDecoder {
  private final WanModel model;
  private final int rows;
  private final int columns;
  private final SymbolListener listener;
  private int number;
  private Planes latent;
  private Planes feature;

  WanLatents(WanModel model, int height, int width, SymbolListener listener) {
    this.model = model;
    rows = (height + 7) / 8;
    columns = (width + 7) / 8;
    this.listener = listener;
  }

  /** The last decoded latent, X. */
  Planes latent() {
    return latent;
  }

  private int half(int side) {
    return (side + 1) / 2;
  }

  @Override
  public byte[] next(byte[] substream, boolean anchor, int rateIndex) throws Refusal {
    Rans rans = new Rans(substream, listener);
    number = anchor ? 0 : number + 1;
    return anchor ? anchor(rans, rateIndex) : predicted(rans, rateIndex);
  }

  private byte[] anchor(Rans rans, int row) throws Refusal {
    WanAnchor network = model.anchor();
    Planes z = hyper(rans, network, row);
    WanPrior prior = network.prior(z, half(rows), half(columns));
    Parts parts = parts(rans, network, prior);
    latent = network.latent(parts.decoded, prior, row, rows, columns);
    return digest(z, parts.symbols);
  }

  private byte[] predicted(Rans rans, int rateIndex) throws Refusal {
    WanPredicted network = model.predicted();
    int row = WanPredicted.row(rateIndex, number);
    Planes adapted =
        (number - 1) % model.reset() == 0
            ? network.fromLatent(latent, half(rows), half(columns))
            : network.fromFeature(feature);
    WanPredicted.Contexts contexts = network.contexts(adapted, row);
    Planes z = hyper(rans, network, row);
    WanPrior prior = network.prior(z, contexts.temporal(), half(rows), half(columns));
    Parts parts = parts(rans, network, prior);
    feature = network.feature(parts.decoded, prior, contexts.context(), row);
    latent = network.latent(feature, row, rows, columns);
    return digest(z, parts.symbols);
  }

  private Planes hyper(Rans rans, WanNetwork network, int row) throws Refusal {
    Planes z = Planes.zeros(network.e(), (half(rows) + 3) / 4, (half(columns) + 3) / 4);
    for (int i = 0; i < z.values().length; i++) {
      z.values()[i] = symbol(rans, network.hyperTable(row, i / z.size()));
    }
    return z;
  }

  private record Parts(Planes symbols, Planes decoded) {}

  /** Clauses 14.7 and 14.8. */
  private Parts parts(Rans rans, WanNetwork network, WanPrior prior) throws Refusal {
    int m = network.m();
    int[][] groups = network.groups();
    Planes symbols = Planes.zeros(m, half(rows), half(columns));
    Planes decoded = Planes.zeros(m, half(rows), half(columns));
    for (int part = 0; part < groups.length; part++) {
      Planes both = part == 0 ? prior.first() : network.part(part, decoded, prior);
      for (int c = 0; c < m / groups.length; c++) {
        for (int i = 0; i < symbols.rows(); i++) {
          for (int j = 0; j < symbols.columns(); j++) {
            int channel = groups[part][2 * (i % 2) + j % 2] * (m / groups.length) + c;
            int scale = model.scaleIndex()[both.at(channel, i, j) + 32768];
            int symbol = symbol(rans, model.gaussian()[scale]);
            symbols.set(channel, i, j, symbol);
            long value = 512L * symbol + both.at(m + channel, i, j);
            decoded.set(channel, i, j, WanLayers.clip(value));
          }
        }
      }
    }
    rans.end();
    return new Parts(symbols, decoded);
  }

  private static int symbol(Rans rans, Table table) throws Refusal {
    int symbol = rans.value(table);
    Refusal.damageUnless(symbol >= -128 && symbol <= 127, "symbol " + symbol);
    return symbol;
  }

  private static byte[] digest(Planes z, Planes s) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * (z.values().length + s.values().length));
    for (int symbol : z.values()) {
      bytes.putShort((short) symbol);
    }
    for (int symbol : s.values()) {
      bytes.putShort((short) symbol);
    }
    return Sha256.of(bytes.array());
  }
}
