package org.gnvc.contextual;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.gnvc.error.MissingModelException;

/** Weights of the reference arithmetic. Immutable; safe for use by many threads. */
public final class ReferenceWeights {

  private final Map<String, int[]> tensors = new HashMap<>();
  private final ExactTables tables;

  /**
   * Reads the weights, which are integers of 16 bits.
   *
   * @throws MissingModelException if a tensor is missing or has another shape
   */
  public ReferenceWeights(Collection<NetworkTensor> wanted, TensorSource source, ExactTables tables)
      throws IOException {
    this.tables = tables;
    for (NetworkTensor t : wanted) {
      tensors.put(t.key(), t.from(source).ints());
    }
  }

  ExactTables tables() {
    return tables;
  }

  int[] get(String key) {
    int[] t = tensors.get(key);
    if (t == null) {
      throw new IllegalStateException("weights " + key + " were not loaded");
    }
    return t;
  }
}
