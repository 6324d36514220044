package org.gnvc.contextual;

import java.io.IOException;

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
    return new ExactSession<>(arithmetic, () -> {});
  }

  @Override
  public void close() {}
}
