package org.gnvc.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.GnvcException;
import org.gnvc.model.LiteVaeConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.nn.Parameters;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;

/**
 * The lite video autoencoder. Large pictures are processed in tiles with the same result. Safe for
 * use by many threads.
 */
public final class LiteVae implements Autoencoder {

  /** Memory that the working tensors of one tile may take, in bytes. */
  private static final long TILE_BYTES = 400L << 20;

  /** Positions that keep the processor busy; more would only take more memory. */
  private static final long CHUNK_POSITIONS = 4608;

  private final NDManager weights;
  private final OperatorLibrary ends;
  private final LiteVaeConfig config;
  private final VaeEncoder encoder;
  private final VaeDecoder decoder;
  private final NDArray mean;
  private final NDArray std;
  private final long tilePositions;

  /**
   * Reads the weights.
   *
   * @throws GnvcException if the pack lacks a tensor, has one of another shape, or is no lite pack
   */
  public LiteVae(ModelPack pack, TensorRuntime runtime) throws GnvcException {
    this(pack, runtime, TILE_BYTES / bytesPerPosition(pack.lite().vae(), runtime.precision()));
  }

  LiteVae(ModelPack pack, TensorRuntime runtime, long tilePositions) throws GnvcException {
    this.tilePositions = tilePositions;
    weights = runtime.newScope();
    ends = runtime.operators(LiteVae.class, "operators.py");
    config = pack.lite().vae();
    Parameters p = new Parameters(pack, runtime, weights);
    encoder = new VaeEncoder(p, config);
    decoder = new VaeDecoder(p, config);
    mean = channel(p, "latent_mean");
    std = channel(p, "latent_std");
    weights.cap();
  }

  private NDArray channel(Parameters p, String name) throws GnvcException {
    try (NDArray stored = p.float32(name, config.z())) {
      return stored.reshape(1, config.z(), 1, 1);
    }
  }

  /** Six tensors of c1 channels at a quarter of the size, and the pixel blocks in float32 twice. */
  private static long bytesPerPosition(LiteVaeConfig c, Precision precision) {
    int bytes = precision == Precision.FLOAT32 ? Float.BYTES : Short.BYTES;
    return 4L * c.c1() * bytes * 6 + 4L * 192 * (2L * Float.BYTES + bytes);
  }

  @Override
  public Encoded encode(NDArray frames, CausalState state, NDManager scope) {
    Shape s = frames.getShape();
    int lead = state == null ? 3 : 0;
    if (s.dimension() != 4
        || s.get(1) != 3
        || s.get(2) % BLOCK != 0
        || s.get(3) % BLOCK != 0
        || s.get(0) == 0
        || (s.get(0) + lead) % 4 != 0) {
      throw new IllegalArgumentException(
          "frames of shape " + s + (lead > 0 ? " in a key group" : ""));
    }
    int k = (int) (s.get(0) + lead) / 4;
    TileLayout layout =
        TileLayout.of(
            (int) s.get(2) / BLOCK, (int) s.get(3) / BLOCK, VaeEncoder.halo(config), tilePositions);
    NDArray latents = ends.call(scope, "new_latents", frames, k, config.z());
    Step step =
        (work, t, from, n, before) -> {
          NDArray blocks =
              ends.call(
                  work,
                  "read_frames",
                  frames,
                  4 * from - lead,
                  n,
                  t.y(),
                  t.x(),
                  t.height(),
                  t.width());
          VaeEncoder.Result r = encoder.apply(work, blocks, before);
          ends.call(
              work,
              "write_latents",
              latents,
              from,
              r.detail(),
              r.base(),
              t.top(),
              t.left(),
              t.keptHeight(),
              t.keptWidth(),
              t.y() + t.top(),
              t.x() + t.left(),
              mean,
              std);
          return r.state();
        };
    return new Encoded(latents, overTiles(layout, k, state, scope, step));
  }

  @Override
  public Decoded decode(NDArray latents, CausalState state, NDManager scope) {
    Shape s = latents.getShape();
    if (s.dimension() != 4 || s.get(0) == 0 || s.get(1) != config.z()) {
      throw new IllegalArgumentException("latents of shape " + s);
    }
    int k = (int) s.get(0);
    TileLayout layout =
        TileLayout.of((int) s.get(2), (int) s.get(3), VaeDecoder.halo(config), tilePositions);
    NDArray all = ends.call(scope, "new_frames", latents);
    Step step =
        (work, t, from, n, before) -> {
          NDArray raw =
              ends.call(
                  work,
                  "read_latents",
                  latents,
                  from,
                  n,
                  t.y(),
                  t.x(),
                  t.height(),
                  t.width(),
                  mean,
                  std);
          VaeDecoder.Result r = decoder.apply(work, raw, before);
          ends.call(
              work,
              "write_frames",
              all,
              4 * from,
              r.detail(),
              r.base(),
              t.top(),
              t.left(),
              t.keptHeight(),
              t.keptWidth(),
              t.y() + t.top(),
              t.x() + t.left());
          return r.state();
        };
    CausalState next = overTiles(layout, k, state, scope, step);
    if (state != null) {
      return new Decoded(all, next);
    }
    try (all) {
      return new Decoded(all.get("3:"), next);
    }
  }

  /** Processes n latents from latent {@code from} on of a tile and returns the state they leave. */
  private interface Step {
    List<NDArray> run(NDManager work, TileLayout.Tile tile, int from, int n, List<NDArray> before);
  }

  private CausalState overTiles(
      TileLayout layout, int k, CausalState state, NDManager scope, Step step) {
    TileState tiles = (TileState) state;
    if (tiles != null && !tiles.fits(layout)) {
      throw new IllegalArgumentException("the state belongs to a picture of another size");
    }
    List<List<NDArray>> next = new ArrayList<>();
    for (int i = 0; i < layout.tiles().size(); i++) {
      TileLayout.Tile tile = layout.tiles().get(i);
      int chunk = chunk(tile);
      List<NDArray> last = tiles == null ? List.of() : tiles.tile(i);
      for (int from = 0; from < k; from += chunk) {
        try (NDManager work = scope.newSubManager()) {
          List<NDArray> left = step.run(work, tile, from, Math.min(chunk, k - from), last);
          left.forEach(a -> a.attach(scope));
          if (from > 0) {
            last.forEach(NDArray::close);
          }
          last = left;
        }
      }
      next.add(last);
    }
    return new TileState(layout, next);
  }

  /** Latents of a tile that are processed together. */
  private int chunk(TileLayout.Tile t) {
    return (int) Math.max(1, CHUNK_POSITIONS / ((long) t.height() * t.width()));
  }

  @Override
  public void close() {
    weights.close();
  }
}
