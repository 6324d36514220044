package org.gnvc.integer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Place of a layer in an entropy network: its sizes and the bounds of what enters and leaves it.
 *
 * @param name h1, h2, ...
 * @param outputs output channels
 * @param kernel 1 or 3
 * @param inputBound largest magnitude of the values of each input channel
 * @param rateBias whether there is a bias for each rate index instead of one for all
 * @param prediction whether the output is means and table indices instead of activations
 */
public record LayerPlan(
    String name,
    int outputs,
    int kernel,
    List<Integer> inputBound,
    boolean rateBias,
    boolean prediction) {

  /** Activations between layers lie in 0..{@value}. */
  public static final int ACTIVATION_MAX = 255;

  /** Values of decoded latents enter the networks limited to this magnitude, in 1/16. */
  public static final int LATENT_BOUND = 1023;

  /** Means lie within this magnitude, in 1/16. */
  public static final int MEAN_BOUND = 1023;

  /** Largest magnitude of a hyper-latent symbol. */
  public static final int HYPER_BOUND = 63;

  /** Number of input channels. */
  public int inputs() {
    return inputBound.size();
  }

  /** Number of bias vectors. */
  public int biases() {
    return rateBias ? EntropyModel.RATES : 1;
  }

  /** Least value of an output channel. */
  public int low(int output) {
    return prediction && output < outputs / 2 ? -MEAN_BOUND : 0;
  }

  /** Largest value of an output channel. */
  public int high(int output) {
    if (!prediction) {
      return ACTIVATION_MAX;
    }
    return output < outputs / 2 ? MEAN_BOUND : EntropyModel.SCALES - 1;
  }

  /**
   * All layers of a network.
   *
   * @param sizes sizes of the entropy model
   * @param predicted whether it is the network of predicted latents
   */
  public static List<LayerPlan> network(EntropySizes sizes, boolean predicted) {
    int m = sizes.m();
    int n = sizes.n();
    List<Integer> hidden = repeat(n, ACTIVATION_MAX);
    List<Integer> latent = repeat(m, LATENT_BOUND);
    List<Integer> hyper = repeat(sizes.hz(), HYPER_BOUND);
    List<Integer> context = predicted ? join(hidden, hidden) : hidden;
    List<LayerPlan> plans = new ArrayList<>();
    plans.add(new LayerPlan("h1", 4 * n, 3, hyper, false, false));
    plans.add(new LayerPlan("h2", 4 * n, 3, hidden, false, false));
    plans.add(new LayerPlan("h3", n, 3, hidden, false, false));
    if (predicted) {
      plans.add(new LayerPlan("t1", n, 3, join(latent, latent), false, false));
      plans.add(new LayerPlan("t2", n, 3, hidden, false, false));
    }
    for (String part : List.of("f", "s")) {
      List<Integer> in = part.equals("f") ? context : join(context, latent);
      plans.add(new LayerPlan(part + "1", n, 3, in, true, false));
      plans.add(new LayerPlan(part + "2", n, 3, hidden, false, false));
      plans.add(new LayerPlan(part + "3", 2 * m, 1, hidden, false, true));
    }
    return plans;
  }

  /** The layer with the given numbers, checked. */
  IntegerLayer layer(String path, byte[] weights, int[][] bias, int[] multiplier, int[] shift) {
    return new IntegerLayer(
        new IntegerLayer.Parts(
            path,
            kernel,
            inputBound.stream().mapToInt(Integer::intValue).toArray(),
            weights,
            bias,
            multiplier,
            shift,
            IntStream.range(0, outputs).map(this::low).toArray(),
            IntStream.range(0, outputs).map(this::high).toArray()));
  }

  private static List<Integer> repeat(int count, int bound) {
    Integer[] all = new Integer[count];
    Arrays.fill(all, bound);
    return List.of(all);
  }

  private static List<Integer> join(List<Integer> a, List<Integer> b) {
    List<Integer> all = new ArrayList<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }
}
