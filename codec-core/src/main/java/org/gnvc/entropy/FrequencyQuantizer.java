package org.gnvc.entropy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Turns real weights into integer frequencies that sum to {@link CdfTable#TOTAL}. */
final class FrequencyQuantizer {

  private FrequencyQuantizer() {}

  /**
   * Cumulative frequencies, one entry more than weights. Each symbol first gets 1; the rest of the
   * total is shared in proportion, rounded down, and the units left go to the largest fractions,
   * earlier symbols first.
   */
  static int[] cumulative(double[] weights) {
    int symbols = weights.length;
    if (symbols < 2 || symbols > CdfTable.MAX_SYMBOLS) {
      throw new IllegalArgumentException("a table has 2 to 4096 symbols, not " + symbols);
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("not a weight: " + weight);
      }
      sum += weight;
    }
    if (!(sum > 0) || Double.isInfinite(sum)) {
      throw new IllegalArgumentException("weights sum to " + sum);
    }
    // The floor of 1 is taken from the symbols that have more than it.
    double above = 0;
    for (double weight : weights) {
      above += Math.max(0, weight / sum - 1.0 / CdfTable.TOTAL);
    }
    int shared = CdfTable.TOTAL - symbols;
    int[] frequencies = new int[symbols];
    double[] fractions = new double[symbols];
    int given = 0;
    for (int i = 0; i < symbols; i++) {
      double more = Math.max(0, weights[i] / sum - 1.0 / CdfTable.TOTAL);
      double share = above > 0 ? shared * (more / above) : 0;
      int whole = (int) share;
      frequencies[i] = 1 + whole;
      fractions[i] = share - whole;
      given += whole;
    }
    spread(shared - given, frequencies, fractions);
    int[] cumulative = new int[symbols + 1];
    for (int i = 0; i < symbols; i++) {
      cumulative[i + 1] = cumulative[i] + frequencies[i];
    }
    return cumulative;
  }

  private static void spread(int left, int[] frequencies, double[] fractions) {
    int[] order =
        IntStream.range(0, fractions.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -fractions[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    int each = left / order.length;
    Arrays.setAll(frequencies, i -> frequencies[i] + each);
    for (int i = 0; i < left - each * order.length; i++) {
      frequencies[order[i]]++;
    }
  }
}
