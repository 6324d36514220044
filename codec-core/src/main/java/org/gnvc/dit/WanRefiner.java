package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * Refines with Wan2.1's transformer, which estimates the velocity towards noise, as in GNVC-VD
 * (arXiv 2512.05016): all tokens of a window attend to each other. Memory beyond the arguments and
 * the weights is about 55 bytes for each of a window's tokens and each number of a token. Safe for
 * use by many threads.
 */
public final class WanRefiner implements Refiner {

  private final TensorRuntime runtime;
  private final WanTransformer transformer;

  WanRefiner(TensorRuntime runtime, WanTransformer transformer) {
    this.runtime = runtime;
    this.transformer = transformer;
  }

  /**
   * Reads the transformer of a pack of the wan profile. Close it to free the weights.
   *
   * @throws org.gnvc.error.MissingModelException if tensors are missing or have other shapes than
   *     the configuration says
   */
  public static WanRefiner load(TensorRuntime runtime, ModelPack pack) throws IOException {
    return new WanRefiner(runtime, WanTransformer.load(runtime, pack, 1, Optional.empty()));
  }

  /** Where the weights lie while they are in use. */
  public Placement placement() {
    return transformer.blocks().placement();
  }

  @Override
  public NDArray refine(
      NDArray xc, NDArray features, NDArray noise, int steps, double tN, NDManager scope) {
    EulerFlow.check(xc, features, noise, transformer.config().z(), transformer.config().ctx());
    EulerFlow flow = new EulerFlow(steps, tN);
    return runtime.wide(() -> run(flow, xc, features, noise, scope));
  }

  private NDArray run(
      EulerFlow flow, NDArray xc, NDArray features, NDArray noise, NDManager scope) {
    Shape shape = xc.getShape();
    int t = Math.toIntExact(shape.get(0));
    int rows = Math.toIntExact((shape.get(2) + 1) / 2);
    int columns = Math.toIntExact((shape.get(3) + 1) / 2);
    OperatorLibrary ops = transformer.operators();
    try (NDManager work = scope.newSubManager()) {
      List<FlowTime> times = flow.times(tau -> transformer.time(tau, work));
      Positions positions = transformer.positions(t, rows, columns, work);
      NDArray condition = transformer.condition(features, work);
      return EulerFlow.run(
          ops,
          xc,
          noise,
          times,
          (x, time, to) -> {
            try (NDArray u = transformer.velocity(x, time, condition, positions, work)) {
              return ops.call(to, "add_scaled", x, u, time.tau() - 1);
            }
          },
          scope);
    }
  }

  @Override
  public void close() {
    transformer.close();
  }
}
