package org.gnvc.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gnvc.entropy.CdfTable;
import org.gnvc.entropy.CdfTableSet;

/** How the symbols of a substream are distributed over 64 Gaussian tables. */
public enum SymbolMix {
  /** Small deviations prevail: four of five symbols are zero. */
  SPARSE(0.06, 5),
  /** All deviations from 0.1 to 64 are equally likely. */
  DENSE(0.1, 1);

  private static final int TABLES = 64;
  private static final double LARGEST = 64;

  private final double smallest;
  private final double power;

  SymbolMix(double smallest, double power) {
    this.smallest = smallest;
    this.power = power;
  }

  CdfTableSet tables() {
    List<CdfTable> tables = new ArrayList<>();
    for (int i = 0; i < TABLES; i++) {
      double deviation = deviation(i);
      int reach = (int) Math.ceil(4 * deviation) + 1;
      double[] weights = new double[2 * reach + 1];
      for (int k = 0; k < weights.length; k++) {
        double x = (k - reach) / deviation;
        weights[k] = Math.exp(-x * x / 2);
      }
      tables.add(CdfTable.ofWeights(-reach, weights, 1e-5));
    }
    return new CdfTableSet(tables);
  }

  byte[] tableIndex(int count, Random random) {
    byte[] index = new byte[count];
    for (int i = 0; i < count; i++) {
      index[i] = (byte) (int) (TABLES * Math.pow(random.nextDouble(), power));
    }
    return index;
  }

  int[] symbols(byte[] tableIndex, Random random) {
    int[] symbols = new int[tableIndex.length];
    for (int i = 0; i < symbols.length; i++) {
      symbols[i] = (int) Math.rint(random.nextGaussian() * deviation(tableIndex[i]));
    }
    return symbols;
  }

  private double deviation(int table) {
    return smallest * Math.pow(LARGEST / smallest, table / (TABLES - 1.0));
  }
}
