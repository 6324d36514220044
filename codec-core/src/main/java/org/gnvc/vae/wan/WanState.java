package org.gnvc.vae.wan;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.gnvc.vae.CausalState;
import org.gnvc.vae.TileLayout;

/**
 * What the encoder or the decoder remembers. Runs update it in place: at large pictures it is most
 * of the memory in use, so there is never a second one.
 *
 * @param network the encoder or decoder that it belongs to
 * @param layout how its fine part cuts the picture
 * @param coarse slots of the part that runs on the whole picture
 * @param fine slots of the other part for each tile
 */
record WanState(Object network, TileLayout layout, Slots coarse, List<Slots> fine)
    implements CausalState {

  /** The state before the first frame. */
  static WanState before(Object network, TileLayout layout, NDManager scope) {
    return new WanState(
        network,
        layout,
        new Slots(scope),
        IntStream.range(0, layout.tiles().size()).mapToObj(i -> new Slots(scope)).toList());
  }

  /** True if it can go on with pictures of a layout in a network. */
  boolean fits(Object other, TileLayout wanted) {
    return network == other && layout.equals(wanted);
  }

  @Override
  public void attach(NDManager scope) {
    coarse.attach(scope);
    fine.forEach(s -> s.attach(scope));
  }

  @Override
  public void close() {
    coarse.close();
    fine.forEach(Slots::close);
  }
}
