package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.function.Supplier;
import org.gnvc.tensor.TensorRuntime;

/** The exact networks with libtorch. */
final class TorchMachine implements ExactMachine {

  private final TensorRuntime runtime;
  private final TorchWeights weights;

  TorchMachine(ContextualEntropy entropy, TensorRuntime runtime) throws IOException {
    this.runtime = runtime;
    weights =
        new TorchWeights(
            runtime, NetworkLayout.decoding(entropy.config()), entropy, entropy.functions());
  }

  @Override
  public ExactSession<?> open() {
    NDManager scope = runtime.newScope();
    ExactArithmetic<NDArray> arithmetic = weights.in(scope);
    return new ExactSession<NDArray>() {

      @Override
      public ExactArithmetic<NDArray> arithmetic() {
        return arithmetic;
      }

      @Override
      public <R> R run(Supplier<R> work) {
        return runtime.wide(work);
      }

      @Override
      public void close() {
        scope.close();
      }
    };
  }

  @Override
  public void close() {
    weights.close();
  }
}
