package org.gnvc.conformance.independent;

import java.nio.ByteBuffer;

/**
 * What one substream holds.
 *
 * @param z symbols of the hyper-latent
 * @param s symbols of the latent
 * @param decoded decoded values of the latent, in 1/16
 */
record Latent(Planes z, Planes s, Planes decoded) {
  /**
   * Decodes a substream.
   *
   * @param networks those of the latent's kind
   * @param previous decoded values of the two latents before, the later one first
   * @param rows rows of the latent
   * @param columns columns of the latent
   */
  static Latent decode(
      byte[] substream,
      LiteModel model,
      Networks networks,
      Planes previous,
      int rateIndex,
      int rows,
      int columns,
      SymbolListener listener)
      throws Refusal {
    Rans rans = new Rans(substream, listener);
    Planes z = Planes.zeros(networks.hz, (rows + 3) / 4, (columns + 3) / 4);
    for (int e = 0; e < z.values().length; e++) {
      Table table = networks.hyperTable(rateIndex, e / z.size());
      z.values()[e] = symbol(rans, table, 63);
    }
    Planes context = networks.context(z, previous, rows, columns);
    Planes s = Planes.zeros(networks.m, rows, columns);
    Planes decoded = Planes.zeros(networks.m, rows, columns);
    part(true, networks.first(context, rateIndex), model, rans, s, decoded);
    part(false, networks.second(context, decoded, rateIndex), model, rans, s, decoded);
    rans.end();
    return new Latent(z, s, decoded);
  }

  private static void part(
      boolean first, Planes parameters, LiteModel model, Rans rans, Planes s, Planes decoded)
      throws Refusal {
    int count = s.values().length;
    for (int e = 0; e < count; e++) {
      int channel = e / s.size();
      int place = e % s.size() / s.columns() + e % s.columns();
      boolean odd = place % 2 == 1;
      // The lower half of the channels holds the first part where the sum of row and column is odd.
      if ((2 * channel < s.channels() ? odd : !odd) == first) {
        int mean = parameters.values()[e];
        int scale = parameters.values()[count + e];
        s.values()[e] = symbol(rans, model.gaussian()[scale], 2047);
        decoded.values()[e] = 16 * s.values()[e] + mean;
      }
    }
  }

  private static int symbol(Rans rans, Table table, int most) throws Refusal {
    int symbol = rans.value(table);
    Refusal.damageUnless(Math.abs(symbol) <= most, "symbol " + symbol);
    return symbol;
  }

  /** SHA-256 of the symbols. */
  byte[] digest() {
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
