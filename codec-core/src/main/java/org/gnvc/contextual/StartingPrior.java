package org.gnvc.contextual;

import org.gnvc.entropy.GaussianTables;

/**
 * The hyper-prior of {@link StartingCodec}. The elements of y that are in use fall into groups; for
 * each group and 4x4 positions of y the hyper-latent tells the mean magnitude, in octaves:
 * magnitudes below 0.05 are level 0, 0.1 is level 1, 0.2 level 2, and so on. The decoder makes the
 * scale of a Gaussian distribution from the level, 0.11 more than 1.2 times the magnitude.
 */
final class StartingPrior {

  /** Magnitude of level 1. */
  private static final double UNIT = 0.1;

  /** Levels are sent less this, so that they lie around zero. */
  private static final int CENTER = 4;

  private static final int LARGEST_LEVEL = 9;

  /** The magnitude is that of a smooth function, which is round within one over this. */
  private static final double SHARPNESS = 4;

  /** Weights reach to 4, so a hinge's slope is the product of two. */
  private static final double HINGE = 3;

  private final SketchedTensors tensors;
  private final String prefix;
  private final int m;
  private final int hyper;
  private final int used;
  private final int measured;
  private final int groups;

  /**
   * @param tensors receives the weights
   * @param prefix of the network's keys
   * @param m channels of y
   * @param hyper channels of the hyper-latent
   * @param used channels of y in use, the first ones
   */
  StartingPrior(SketchedTensors tensors, String prefix, int m, int hyper, int used) {
    this.tensors = tensors;
    this.prefix = prefix;
    this.m = m;
    this.hyper = hyper;
    this.used = used;
    measured = Math.min(used, hyper);
    groups = Math.max(1, Math.min(16, hyper / 4));
  }

  /** Number of groups: the first channels of the hyper-latent. */
  int groups() {
    return groups;
  }

  private int group(int element) {
    return element % measured * groups / measured;
  }

  /** Hyper-analysis: |y|, its mean over a group and 2x2 positions, the same again, the level. */
  void analysis(String magnitude, String firstHalf, String secondHalf) {
    String block = prefix + magnitude;
    tensors.pass(block, m, hyper, measured);
    int[] size = new int[groups];
    for (int k = 0; k < measured; k++) {
      // x + 2 wsilu(-x) = x tanh(2x)
      tensors.weight(block + ".ffn.0", k, k, -SHARPNESS);
      tensors.weight(block + ".ffn.2", k, k, 2 / SHARPNESS);
      size[group(k)]++;
    }
    for (int tap = 0; tap < 4; tap++) {
      for (int k = 0; k < measured; k++) {
        // Halved twice: these blocks give twice their input.
        double mean = 0.125 / size[group(k)];
        tensors.weight(prefix + firstHalf + ".down", group(k), k, tap / 2, tap % 2, mean);
      }
      for (int g = 0; g < groups; g++) {
        tensors.weight(prefix + secondHalf + ".down", g, g, tap / 2, tap % 2, 0.125 / UNIT);
      }
    }
    String level = prefix + secondHalf + ".conv";
    int hinges = Math.min(LARGEST_LEVEL - 1, 2 * hyper / groups);
    for (int g = 0; g < groups; g++) {
      for (int j = 1; j <= hinges; j++) {
        // The slope halves at every power of two.
        int unit = g * hinges + j - 1;
        tensors.weight(level + ".ffn.0", unit, g, 2);
        tensors.bias(level + ".ffn.0", unit, -(1 << j));
        tensors.weight(level + ".ffn.2", g, unit, -1.0 / (1 << j));
      }
      tensors.bias(level + ".ffn.2", g, -CENTER);
    }
  }

  /** Hyper-synthesis: the levels at y's size. */
  void synthesis(String first, String second, String last) {
    for (String up : new String[] {first, second}) {
      for (int g = 0; g < groups; g++) {
        for (int i = 0; i < 4; i++) {
          tensors.weight(prefix + up + ".up.conv.0", 4 * g + i, g, 0.5);
        }
      }
    }
    tensors.pass(prefix + last, hyper, m, groups);
  }

  /**
   * The scales of the groups, behind y's channels: straight between the levels.
   *
   * @param block of {@code width} channels
   */
  void scales(String block, int width) {
    String key = prefix + block;
    int hinges = Math.min(LARGEST_LEVEL, 2 * width / groups);
    for (int g = 0; g < groups; g++) {
      double slope = 0;
      for (int j = 0; j < hinges; j++) {
        double next = scale(j + 1) - scale(j);
        int unit = g * hinges + j;
        tensors.weight(key + ".ffn.0", unit, g, HINGE);
        tensors.bias(key + ".ffn.0", unit, HINGE * (CENTER - j));
        tensors.weight(key + ".ffn.2", m + g, unit, (next - slope) / HINGE);
        slope = next;
      }
      tensors.bias(key + ".ffn.2", m + g, scale(0));
    }
  }

  private static double scale(int level) {
    double magnitude = level == 0 ? UNIT / 4 : UNIT * (1 << (level - 1));
    return 0.11 + 1.2 * magnitude;
  }

  /** Each element's scale from its group's, from channel {@code first} on. */
  void spread(String conv, int first) {
    for (int k = 0; k < m; k++) {
      if (k < used) {
        tensors.weight(prefix + conv, first + k, m + group(k), 1);
      } else {
        tensors.bias(prefix + conv, first + k, GaussianTables.LEAST_SCALE);
      }
    }
  }

  /**
   * Logistic distributions of the levels around what the step lets expect.
   *
   * @param low typical magnitude of the lowest frequency
   * @param high typical magnitude of the others
   */
  void distributions(double low, double high) {
    String key = prefix + "bit_estimator_z.f";
    for (int layer = 1; layer <= 4; layer++) {
      tensors.table(key + layer + ".h", (row, channel) -> inverseSoftplus(1));
      tensors.table(key + layer + ".b", (row, channel) -> 0);
      if (layer < 4) {
        tensors.table(key + layer + ".a", (row, channel) -> 0);
      }
    }
    tensors.table(
        key + "1.h",
        (row, channel) ->
            inverseSoftplus(1 / width(level(row, channel, channel < groups / 4 ? low : high))));
    tensors.table(
        key + "1.b",
        (row, channel) -> {
          double level = level(row, channel, channel < groups / 4 ? low : high);
          return channel < groups ? (CENTER - level) / width(level) : 0;
        });
  }

  private static double inverseSoftplus(double v) {
    return StrictMath.log(StrictMath.expm1(v));
  }

  /** Expected level; below all others where channels are not in use. */
  private double level(int row, int channel, double magnitude) {
    if (channel >= groups) {
      return -1;
    }
    double inUnits = magnitude / UNIT / StartingCodec.step(row);
    return Math.max(0, StrictMath.log(inUnits) / StrictMath.log(2) + 1);
  }

  private static double width(double level) {
    return level < 0 ? 0.05 : Math.min(0.6, 0.25 + 0.2 * level);
  }
}
