package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * Layers that run one after another.
 *
 * @param layers the layers with the names of their tensors in the pack
 */
record Part(List<Named> layers) {

  /** A layer and the name that its tensors share. */
  record Named(String name, Layer layer) {}

  /**
   * Runs the layers.
   *
   * @param scope owner of the result
   * @param x closed as soon as the first layer has run
   * @param slots of this part; updated
   */
  NDArray apply(NDManager scope, NDArray x, Slots slots) {
    NDArray y = x;
    for (Named named : layers) {
      NDArray next = named.layer().apply(scope, y, slots);
      y.close();
      y = next;
    }
    return y;
  }
}
