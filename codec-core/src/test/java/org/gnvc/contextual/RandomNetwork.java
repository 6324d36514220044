package org.gnvc.contextual;

import java.util.Random;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/** Random weights in integers, the same for the same key, and tables of functions. */
final class RandomNetwork implements TensorSource {

  private final double strength;

  /**
   * @param strength 1 about keeps the size of values from layer to layer; larger ones clip
   */
  RandomNetwork(double strength) {
    this.strength = strength;
  }

  @Override
  public StoredTensor get(NetworkTensor t) {
    Random random = new Random(t.key().hashCode());
    int count = t.shape().stream().reduce(1, (a, b) -> a * b);
    int inputs = count / t.shape().get(0);
    double scale =
        switch (t.role()) {
          case KERNEL, DEPTHWISE -> 8192 * strength / Math.sqrt(inputs);
          case BIAS -> 100 * strength;
          case TABLE -> 512 * strength;
        };
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = limited(scale * random.nextGaussian());
    }
    return StoredTensor.ofInts(t.key(), TensorType.I16, values, t.shape().toArray(Integer[]::new));
  }

  private static int limited(double v) {
    return (int) Math.max(-32768, Math.min(32767, Math.rint(v)));
  }

  static ExactTables tables() {
    int[] wsilu = new int[ExactTables.VALUES];
    int[] step = new int[ExactTables.VALUES];
    int[] index = new int[ExactTables.VALUES];
    for (int i = 0; i < ExactTables.VALUES; i++) {
      double x = (i - 32768) / 512.0;
      wsilu[i] = (int) Math.rint(512 * x / (1 + Math.exp(-4 * x)));
      step[i] = (int) Math.rint(512 * (1.5 / (1 + Math.exp(-x)) + 0.5));
      index[i] = x < 0.06 ? 0 : Math.min(63, (int) (63 * Math.log(x / 0.06) / Math.log(64 / 0.06)));
    }
    return new ExactTables(wsilu, step, index);
  }

  /** A tensor of random values of 16 bits, most of them small. */
  static int[] values(long seed, int count, int largest) {
    Random random = new Random(seed);
    return random.ints(count, -largest, largest + 1).toArray();
  }
}
