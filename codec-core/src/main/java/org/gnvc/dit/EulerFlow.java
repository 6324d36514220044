package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.gnvc.tensor.OperatorLibrary;

/**
 * The flow from decoded latents with noise at {@code tau = tN} to clean ones at {@code tau = 1} in
 * Euler steps of equal length. Every step moves along the line to where the network, which sees the
 * latents as they are, expects the clean ones; the last ends there.
 *
 * @param steps number of steps L, at least 1
 * @param tN flow time at the start, in (0, 1)
 */
record EulerFlow(int steps, double tN) {

  /** Estimates clean latents. */
  interface Estimate {

    /**
     * Estimates {@code x_1}.
     *
     * @param x latents at the time, float32
     * @return float32 of the same shape, owned by {@code scope}
     */
    NDArray clean(NDArray x, FlowTime time, NDManager scope);
  }

  EulerFlow {
    if (steps < 1 || !(tN > 0 && tN < 1)) {
      throw new IllegalArgumentException(steps + " steps from tN = " + tN);
    }
  }

  /** The flow times at which steps begin, each as {@code prepare} makes it. */
  List<FlowTime> times(DoubleFunction<FlowTime> prepare) {
    return IntStream.range(0, steps)
        .mapToObj(i -> prepare.apply(tN + (1 - tN) * i / steps))
        .toList();
  }

  /**
   * Runs all steps.
   *
   * @param times from {@link #times}
   * @return clean latents, owned by {@code scope}
   */
  static NDArray run(
      OperatorLibrary ops,
      NDArray xc,
      NDArray noise,
      List<FlowTime> times,
      Estimate estimate,
      NDManager scope) {
    try (NDManager work = scope.newSubManager()) {
      NDArray x = ops.call(work, "mix", xc, noise, times.get(0).tau());
      for (int i = 0; ; i++) {
        int left = times.size() - i;
        NDArray clean = estimate.clean(x, times.get(i), left == 1 ? scope : work);
        if (left == 1) {
          return clean;
        }
        NDArray next = ops.call(work, "mix", clean, x, 1.0 / left);
        clean.close();
        x.close();
        x = next;
      }
    }
  }

  /**
   * Checks the latents of a window.
   *
   * @param channels of a latent
   * @param features channels of the codec's features
   * @throws IllegalArgumentException if shapes do not fit together
   */
  static void check(NDArray xc, NDArray context, NDArray noise, int channels, int features) {
    Shape s = xc.getShape();
    boolean fits =
        s.dimension() == 4
            && s.get(1) == channels
            && s.size() > 0
            && noise.getShape().equals(s)
            && context.getShape().equals(new Shape(s.get(0), features, s.get(2), s.get(3)));
    if (!fits) {
      throw new IllegalArgumentException(
          "x_c %s, features %s, noise %s".formatted(s, context.getShape(), noise.getShape()));
    }
  }
}
