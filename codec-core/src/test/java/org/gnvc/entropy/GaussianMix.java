package org.gnvc.entropy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the coder typically sees: 64 Gaussian tables with logarithmically spaced deviations, small
 * ones far more often than large ones, and symbols that follow their tables.
 */
record GaussianMix(CdfTableSet tables, byte[] tableIndex, int[] symbols) {

  static GaussianMix of(int count, long seed) {
    CdfTableSet tables = gaussianTables();
    Random random = new Random(seed);
    byte[] index = new byte[count];
    int[] symbols = new int[count];
    for (int i = 0; i < count; i++) {
      double u = random.nextDouble();
      index[i] = (byte) (int) (64 * u * u * u);
      symbols[i] = (int) Math.rint(random.nextGaussian() * deviation(index[i]));
    }
    return new GaussianMix(tables, index, symbols);
  }

  static CdfTableSet gaussianTables() {
    List<CdfTable> tables = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      tables.add(table(deviation(i)));
    }
    return new CdfTableSet(tables);
  }

  double bits() {
    double bits = 0;
    for (int i = 0; i < symbols.length; i++) {
      bits += tables.get(tableIndex[i]).bits(symbols[i]);
    }
    return bits;
  }

  private static double deviation(int index) {
    return 0.1 * Math.exp(index * Math.log(640) / 63);
  }

  private static CdfTable table(double deviation) {
    int reach = (int) Math.ceil(4 * deviation) + 1;
    double[] weights = new double[2 * reach + 1];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = mass((i - reach - 0.5) / deviation, (i - reach + 0.5) / deviation);
    }
    return CdfTable.ofWeights(-reach, weights, 1e-5);
  }

  private static double mass(double from, double to) {
    return from < 0 && to > 0
        ? upTo(to) + upTo(-from)
        : Math.max(0, Math.abs(upTo(Math.abs(to)) - upTo(Math.abs(from))));
  }

  private static double upTo(double x) {
    return x > 8 ? 0.5 : GaussianQuantiles.aboveHalf(x);
  }
}
