package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Rotary positions of the tokens of a window on the device.
 *
 * @param cosines (N, half a head) float32
 * @param sines (N, half a head) float32
 */
record Positions(NDArray cosines, NDArray sines) {

  /** Moves a table to the device; the tensors belong to {@code scope}. */
  static Positions of(RotaryTable table, NDManager scope) {
    Shape shape = new Shape(table.tokens(), table.pairs());
    return new Positions(scope.create(table.cosines(), shape), scope.create(table.sines(), shape));
  }
}
