package org.gnvc.contextual;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
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
    return new ExactSession<>(weights.in(scope), scope::close);
  }

  @Override
  public void close() {
    weights.close();
  }
}
