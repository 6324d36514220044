package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * A layer of the network on runs of consecutive frames (T, C, H, W). A layer that looks back in
 * time keeps what it needs in the slots under itself as the key.
 */
interface Layer {

  /**
   * Runs the layer.
   *
   * @param scope owner of the result
   * @param x stays the caller's
   * @param slots what the layer left at the frames before; updated
   */
  NDArray apply(NDManager scope, NDArray x, Slots slots);
}
