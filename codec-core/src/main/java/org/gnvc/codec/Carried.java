package org.gnvc.codec;

import ai.djl.ndarray.NDManager;

/**
 * State that outlives its coded group, with the scope that owns its tensors. Closing frees them.
 *
 * @param state the value
 * @param owner holds the tensors of {@code state} and nothing else
 */
record Carried<T>(T state, NDManager owner) implements AutoCloseable {

  /** The state, or null if there is none. */
  static <T> T stateOf(Carried<T> carried) {
    return carried == null ? null : carried.state;
  }

  /** Frees what {@code before} holds, if there is any, and gives {@code after} in its place. */
  static <T> Carried<T> replace(Carried<T> before, Carried<T> after) {
    if (before != null) {
      before.close();
    }
    return after;
  }

  @Override
  public void close() {
    owner.close();
  }
}
