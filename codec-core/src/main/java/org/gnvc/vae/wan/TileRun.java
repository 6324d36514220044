package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.vae.TileLayout;

/**
 * Runs a fine part on n pictures: tile by tile, a few pictures at a time.
 *
 * @param operators library of this package
 * @param type number of the network's type
 * @param limits how many pictures at a time
 */
record TileRun(OperatorLibrary operators, int type, Limits limits) {

  /**
   * Pictures that a part reads or writes.
   *
   * @param pictures (T, C, H, W)
   * @param first the first one of them
   * @param scale samples along each side of a latent position
   */
  record Pictures(NDArray pictures, int first, int scale) {}

  /**
   * Runs the part.
   *
   * @param scope for working tensors
   * @param to written to
   * @param state updated
   */
  void apply(NDManager scope, Part part, Pictures from, Pictures to, int n, WanState state) {
    TileLayout layout = state.layout();
    int most = limits.frames(layout.height(), layout.width());
    for (int i = 0; i < layout.tiles().size(); i++) {
      TileLayout.Tile tile = layout.tiles().get(i);
      for (int at = 0; at < n; at += most) {
        try (NDManager work = scope.newSubManager()) {
          NDArray x = cut(work, from, at, Math.min(most, n - at), tile);
          paste(work, to, at, part.apply(work, x, state.fine().get(i)), tile);
        }
      }
    }
  }

  private NDArray cut(NDManager work, Pictures from, int at, int n, TileLayout.Tile t) {
    int s = from.scale();
    return operators.call(
        work,
        "cut",
        from.pictures(),
        from.first() + at,
        n,
        s * t.y(),
        s * t.x(),
        s * t.height(),
        s * t.width(),
        type);
  }

  private void paste(NDManager work, Pictures to, int at, NDArray part, TileLayout.Tile t) {
    int s = to.scale();
    operators.call(
        work,
        "paste",
        to.pictures(),
        to.first() + at,
        part,
        s * t.top(),
        s * t.left(),
        s * t.keptHeight(),
        s * t.keptWidth(),
        s * (t.y() + t.top()),
        s * (t.x() + t.left()));
  }
}
