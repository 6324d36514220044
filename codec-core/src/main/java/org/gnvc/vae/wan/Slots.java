package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the layers of a part of the network remember of the frames before: the last frames of each
 * one's input. Empty before the first frame.
 */
final class Slots {

  private final Map<Layer, NDArray> frames = new IdentityHashMap<>();
  private NDManager owner;

  /**
   * @param owner scope that the remembered frames belong to
   */
  Slots(NDManager owner) {
    this.owner = owner;
  }

  /** What a layer remembers: one tensor, or none before the first frame. */
  List<NDArray> of(Layer layer) {
    NDArray slot = frames.get(layer);
    return slot == null ? List.of() : List.of(slot);
  }

  /** Puts what a layer remembers now in the place of what it remembered before, which is freed. */
  void replace(Layer layer, NDArray next) {
    next.attach(owner);
    NDArray before = frames.put(layer, next);
    if (before != null) {
      before.close();
    }
  }

  /** Hands the frames over to another scope. */
  void attach(NDManager scope) {
    owner = scope;
    frames.values().forEach(a -> a.attach(scope));
  }

  /** Frees the frames. */
  void close() {
    frames.values().forEach(NDArray::close);
    frames.clear();
  }
}
