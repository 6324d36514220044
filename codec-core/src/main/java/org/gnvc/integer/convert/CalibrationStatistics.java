package org.gnvc.integer.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.EntropySizes;
import org.gnvc.integer.LayerPlan;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/**
 * What conversion needs to know of real activations: the largest activation of every hidden
 * channel, and how often each hyper-latent symbol occurred per channel and rate band. Not for use
 * by several threads.
 */
public final class CalibrationStatistics {

  private static final int VALUES = 2 * LayerPlan.HYPER_BOUND + 1;

  private final EntropySizes sizes;
  private final SortedMap<String, float[]> largest = new TreeMap<>();
  private final int[][] hyperCounts;

  /** Empty statistics. */
  public CalibrationStatistics(EntropySizes sizes) {
    this.sizes = sizes;
    hyperCounts = new int[2][EntropyModel.RATE_BANDS * sizes.hz() * VALUES];
    for (int kind = 0; kind < 2; kind++) {
      for (LayerPlan plan : LayerPlan.network(sizes, kind == 1)) {
        if (!plan.prediction()) {
          largest.put(key(kind == 1, plan.name()), new float[sizes.n()]);
        }
      }
    }
  }

  private static String key(boolean predicted, String layer) {
    return (predicted ? "1." : "0.") + layer;
  }

  /** Sizes of the entropy model. */
  public EntropySizes sizes() {
    return sizes;
  }

  /** Takes note of the largest activations of a layer, after ReLU and shuffle, per channel. */
  void addActivations(boolean predicted, String layer, float[] channelMaxima) {
    float[] known = largest.get(key(predicted, layer));
    for (int c = 0; c < known.length; c++) {
      known[c] = Math.max(known[c], channelMaxima[c]);
    }
  }

  /** Counts the symbols of a hyper-latent. */
  void addHyper(boolean predicted, int rateIndex, float[] z) {
    int positions = z.length / sizes.hz();
    int band = rateIndex * EntropyModel.RATE_BANDS / EntropyModel.RATES;
    for (int i = 0; i < z.length; i++) {
      int bound = LayerPlan.HYPER_BOUND;
      int symbol = (int) Math.max(-bound, Math.min(bound, Math.rint(z[i])));
      int channel = band * sizes.hz() + i / positions;
      hyperCounts[predicted ? 1 : 0][channel * VALUES + symbol + bound]++;
    }
  }

  /** Largest activations of a layer's channels. */
  float[] activations(boolean predicted, String layer) {
    return largest.get(key(predicted, layer)).clone();
  }

  /** Counts of the symbols {@code -bound..bound} in one channel and rate band. */
  int[] hyper(boolean predicted, int band, int channel) {
    int[] counts = new int[VALUES];
    int from = (band * sizes.hz() + channel) * VALUES;
    System.arraycopy(hyperCounts[predicted ? 1 : 0], from, counts, 0, VALUES);
    return counts;
  }

  /** Writes the statistics to a file. */
  public void write(Path file) throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    largest.forEach((k, v) -> tensors.add(StoredTensor.ofFloats(k + ".largest", v, v.length)));
    for (int kind = 0; kind < 2; kind++) {
      tensors.add(
          StoredTensor.ofInts(
              kind + ".hyper",
              TensorType.I32,
              hyperCounts[kind],
              EntropyModel.RATE_BANDS,
              sizes.hz(),
              VALUES));
    }
    SafeTensors.write(file, tensors, Map.of());
  }

  /**
   * Reads statistics that were written before.
   *
   * @throws IllegalArgumentException if they are of other sizes
   */
  public static CalibrationStatistics read(Path file, EntropySizes sizes) throws IOException {
    SafeTensors in = SafeTensors.read(file);
    CalibrationStatistics s = new CalibrationStatistics(sizes);
    for (Map.Entry<String, float[]> e : s.largest.entrySet()) {
      float[] stored = in.get(e.getKey() + ".largest").floats();
      checkLength(stored.length, e.getValue().length);
      System.arraycopy(stored, 0, e.getValue(), 0, stored.length);
    }
    for (int kind = 0; kind < 2; kind++) {
      int[] stored = in.get(kind + ".hyper").ints();
      checkLength(stored.length, s.hyperCounts[kind].length);
      System.arraycopy(stored, 0, s.hyperCounts[kind], 0, stored.length);
    }
    return s;
  }

  private static void checkLength(int length, int wanted) {
    if (length != wanted) {
      throw new IllegalArgumentException("statistics of another entropy model");
    }
  }
}
