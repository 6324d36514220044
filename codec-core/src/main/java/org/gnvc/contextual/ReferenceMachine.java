package org.gnvc.contextual;

import java.io.IOException;
import java.util.function.Supplier;

/** The exact networks in plain Java. */
final class ReferenceMachine implements ExactMachine {

  private final ReferenceArithmetic arithmetic;

  ReferenceMachine(ContextualEntropy entropy) throws IOException {
    arithmetic =
        new ReferenceArithmetic(
            new ReferenceWeights(
                NetworkLayout.decoding(entropy.config()), entropy, entropy.functions()));
  }

  @Override
  public ExactSession<?> open() {
    return new ExactSession<IntegerPlanes>() {

      @Override
      public ExactArithmetic<IntegerPlanes> arithmetic() {
        return arithmetic;
      }

      @Override
      public <R> R run(Supplier<R> work) {
        return work.get();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
