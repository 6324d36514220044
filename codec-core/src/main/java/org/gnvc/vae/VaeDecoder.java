package org.gnvc.vae;

import static org.gnvc.vae.VaeEncoder.replace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.LiteVaeConfig;
import org.gnvc.nn.CausalResBlock;
import org.gnvc.nn.Conv;
import org.gnvc.nn.Parameters;
import org.gnvc.nn.ResBlock;
import org.gnvc.nn.Spread;
import org.gnvc.tensor.Precision;

/** The decoder's network on one tile: a linear base and the learned detail that is added to it. */
final class VaeDecoder {

  private final Parameters p;
  private final Spread base;
  private final Conv in;
  private final List<CausalResBlock> coarse = new ArrayList<>();
  private final Spread up;
  private final CausalResBlock first;
  private final List<ResBlock> fine = new ArrayList<>();
  private final Conv out;

  VaeDecoder(Parameters p, LiteVaeConfig c) throws MissingModelException {
    this.p = p;
    base = Spread.of(p, "vae.d_lin", c.z(), 12, 4, Precision.FLOAT32);
    in = Conv.of(p, "vae.d_in", c.z(), c.c2(), 3);
    for (int i = 0; i < c.d2(); i++) {
      coarse.add(new CausalResBlock(p, "vae.d2." + i, c.c2()));
    }
    up = Spread.of(p, "vae.d_up", c.c2(), c.c1(), 1, p.runtime().precision());
    first = new CausalResBlock(p, "vae.d1.0", c.c1());
    for (int i = 1; i < c.d1(); i++) {
      fine.add(new ResBlock(p, "vae.d1." + i, c.c1()));
    }
    out = Conv.of(p, "vae.d_out", c.c1(), 192, 3);
  }

  /** Rows and columns of latents around a latent position that its pixels depend on. */
  static int halo(LiteVaeConfig c) {
    int fineSteps = 2 * c.d1() + 1; // residual blocks, out: at a quarter of the size
    return (fineSteps + 1) / 2 + 2 * c.d2() + 1;
  }

  /** The two parts of blocks of pixels (n, 192, 2h, 2w), and the state that the blocks leave. */
  record Result(NDArray base, NDArray detail, List<NDArray> state) {}

  /**
   * @param scope owner of the result
   * @param latents raw latents (n, z, h, w) float32
   * @param state of the latents before; empty for none
   */
  Result apply(NDManager scope, NDArray latents, List<NDArray> state) {
    List<NDArray> next = new ArrayList<>();
    int type = p.runtime().precision().scalarType();
    NDArray x = in.apply(scope, p.operators().call(scope, "cast", latents, type));
    for (int i = 0; i <= coarse.size(); i++) {
      Optional<NDArray> before = state.isEmpty() ? Optional.empty() : Optional.of(state.get(i));
      CausalResBlock block = i < coarse.size() ? coarse.get(i) : first;
      if (i == coarse.size()) {
        x = replace(x, up.apply(scope, x));
      }
      CausalResBlock.Result r = block.apply(scope, x, before);
      next.add(r.last());
      x = replace(x, r.output());
    }
    for (ResBlock block : fine) {
      x = replace(x, block.apply(scope, x));
    }
    return new Result(base.apply(scope, latents), out.applyToSilu(scope, x), next);
  }
}
