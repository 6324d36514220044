package org.gnvc.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/**
 * What the lite autoencoder's causal blocks remember of the last latent, for each tile and block.
 */
final class TileState implements CausalState {

  private final TileLayout layout;
  private final List<List<NDArray>> tiles;

  TileState(TileLayout layout, List<List<NDArray>> tiles) {
    this.layout = layout;
    this.tiles = List.copyOf(tiles);
  }

  @Override
  public void attach(NDManager scope) {
    tiles.forEach(blocks -> blocks.forEach(a -> a.attach(scope)));
  }

  @Override
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
