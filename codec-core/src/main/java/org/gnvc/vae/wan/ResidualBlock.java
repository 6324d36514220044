package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.gnvc.error.MissingModelException;

/** Two causal convolutions beside a shortcut, which is linear where the channels change. */
final class ResidualBlock implements Layer {

  private final WeightSource w;
  private final CausalConv first;
  private final CausalConv second;
  private final Optional<Pointwise> shortcut;

  ResidualBlock(WeightSource w, String name, int in, int out) throws MissingModelException {
    this.w = w;
    first = CausalConv.normalised(w, name + ".residual.0", name + ".residual.2", in, out);
    second = CausalConv.normalised(w, name + ".residual.3", name + ".residual.6", out, out);
    shortcut =
        in == out ? Optional.empty() : Optional.of(new Pointwise(w, name + ".shortcut", in, out));
  }

  @Override
  public NDArray apply(NDManager scope, NDArray x, Slots slots) {
    try (NDArray hidden = first.apply(scope, x, slots);
        NDArray y = second.apply(scope, hidden, slots)) {
      if (shortcut.isEmpty()) {
        return w.operators().call(scope, "add_to", y, x);
      }
      try (NDArray straight = shortcut.get().apply(scope, x, slots)) {
        return w.operators().call(scope, "add_to", y, straight);
      }
    }
  }
}
