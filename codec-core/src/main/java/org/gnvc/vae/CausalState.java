package org.gnvc.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * What the autoencoder's causal blocks remember of the last latent, for each tile and block.
 * Immutable. It belongs to the scope that it was made in; whoever carries it over to another coded
 * group attaches it to a scope that lives on. Encoder and decoder have states of their own.
 */
public final class CausalState {

  private final TileLayout layout;
  private final List<List<NDArray>> tiles;

  CausalState(TileLayout layout, List<List<NDArray>> tiles) {
    this.layout = layout;
    this.tiles = List.copyOf(tiles);
  }

  /** Hands the state over to another scope. */
  public void attach(NDManager scope) {
    tiles.forEach(blocks -> blocks.forEach(a -> a.attach(scope)));
  }

  /** Frees the state's memory before its scope closes. */
  public void close() {
    tiles.forEach(blocks -> blocks.forEach(NDArray::close));
  }

  List<NDArray> tile(int index) {
    return tiles.get(index);
  }

  boolean fits(TileLayout other) {
    return layout.equals(other);
  }
}
