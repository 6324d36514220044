package org.gnvc.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.LiteVaeConfig;
import org.gnvc.nn.CausalResBlock;
import org.gnvc.nn.Conv;
import org.gnvc.nn.Parameters;
import org.gnvc.nn.ResBlock;
import org.gnvc.tensor.Precision;

/** The encoder's network on one tile: a linear base and the learned detail that is added to it. */
final class VaeEncoder {

  private final Parameters p;
  private final Conv base;
  private final Conv in;
  private final List<ResBlock> fine = new ArrayList<>();
  private final Conv down;
  private final List<CausalResBlock> coarse = new ArrayList<>();
  private final Conv out;

  VaeEncoder(Parameters p, LiteVaeConfig c) throws MissingModelException {
    this.p = p;
    base = base(p, c.z());
    in = Conv.of(p, "vae.e_in", 192, c.c1(), 3);
    for (int i = 0; i < c.n1(); i++) {
      fine.add(new ResBlock(p, "vae.e1." + i, c.c1()));
    }
    down = Conv.of(p, "vae.e_down", c.c1(), c.c2(), 3, 2, 1, p.runtime().precision());
    for (int i = 0; i < c.n2(); i++) {
      coarse.add(new CausalResBlock(p, "vae.e2." + i, c.c2()));
    }
    out = Conv.of(p, "vae.e_out", c.c2(), c.z(), 3);
  }

  /**
   * The linear base: stored as an 8x8 convolution of 12 planes with stride 8, applied to pictures
   * of 4x4 pixel blocks as a 2x2 convolution of 192 planes with stride 2.
   */
  private static Conv base(Parameters p, int z) throws MissingModelException {
    try (NDManager work = p.owner().newSubManager()) {
      NDArray stored = p.float32("vae.e_lin.weight", z, 12, 8, 8);
      stored.attach(work);
      NDArray weight =
          stored
              .reshape(new Shape(z, 12, 2, 4, 2, 4))
              .transpose(0, 1, 3, 5, 2, 4)
              .reshape(z, 192, 2, 2);
      weight.attach(p.owner());
      NDArray bias = p.float32("vae.e_lin.bias", z);
      return new Conv(p.operators(), p.weight(weight, Precision.FLOAT32), bias, 2, 0);
    }
  }

  /** Rows and columns around a latent position that its value depends on. */
  static int halo(LiteVaeConfig c) {
    int fineSteps = 1 + 2 * c.n1() + 1; // in, residual blocks, down: at a quarter of the size
    return (fineSteps + 1) / 2 + 2 * c.n2() + 1;
  }

  /** The two parts of raw latents (n, z, h, w), and the state that the blocks leave. */
  record Result(NDArray base, NDArray detail, List<NDArray> state) {}

  /**
   * @param scope owner of the result
   * @param blocks (n, 192, 2h, 2w) float32
   * @param state of the latents before; empty for none
   */
  Result apply(NDManager scope, NDArray blocks, List<NDArray> state) {
    List<NDArray> next = new ArrayList<>();
    int type = p.runtime().precision().scalarType();
    NDArray x = in.apply(scope, p.operators().call(scope, "cast", blocks, type));
    for (ResBlock block : fine) {
      x = replace(x, block.apply(scope, x));
    }
    x = replace(x, down.apply(scope, x));
    for (int i = 0; i < coarse.size(); i++) {
      Optional<NDArray> before = state.isEmpty() ? Optional.empty() : Optional.of(state.get(i));
      CausalResBlock.Result r = coarse.get(i).apply(scope, x, before);
      next.add(r.last());
      x = replace(x, r.output());
    }
    return new Result(base.apply(scope, blocks), out.applyToSilu(scope, x), next);
  }

  /** Frees what a layer no longer needs as soon as the next layer has run. */
  static NDArray replace(NDArray old, NDArray next) {
    old.close();
    return next;
  }
}
