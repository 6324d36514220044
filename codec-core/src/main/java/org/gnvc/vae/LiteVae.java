package org.gnvc.vae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.VaeConfig;
import org.gnvc.nn.Parameters;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;

/**
 * The lite video autoencoder. A key group of 1 + 4k frames has 1 + k latents, a predictive group of
 * 4k frames has k; each latent depends on its own frames and, through the causal state, on the
 * latents before it, never on later ones. Coding groups one after another with the state handed
 * over gives what coding all frames at once would give. Large pictures are processed in tiles with
 * the same result. Safe for use by many threads.
 */
public final class LiteVae implements AutoCloseable {

  /** Pixels along each side of a latent position. */
  public static final int BLOCK = 8;

  /** Memory that the working tensors of one tile may take, in bytes. */
  private static final long TILE_BYTES = 400L << 20;

  /** Positions that keep the processor busy; more would only take more memory. */
  private static final long CHUNK_POSITIONS = 4608;

  private final NDManager weights;
  private final OperatorLibrary ends;
  private final VaeConfig config;
  private final VaeEncoder encoder;
  private final VaeDecoder decoder;
  private final NDArray mean;
  private final NDArray std;
  private final long tilePositions;

  /**
   * Reads the weights.
   *
   * @throws MissingModelException if the pack lacks a tensor or has one of another shape
   */
  public LiteVae(ModelPack pack, TensorRuntime runtime) throws MissingModelException {
    this(pack, runtime, TILE_BYTES / bytesPerPosition(pack.config().vae(), runtime.precision()));
  }

  LiteVae(ModelPack pack, TensorRuntime runtime, long tilePositions) throws MissingModelException {
    this.tilePositions = tilePositions;
    weights = runtime.newScope();
    ends = runtime.operators(LiteVae.class, "operators.py");
    config = pack.config().vae();
    Parameters p = new Parameters(pack, runtime, weights);
    encoder = new VaeEncoder(p, config);
    decoder = new VaeDecoder(p, config);
    mean = channel(p, "latent_mean");
    std = channel(p, "latent_std");
    weights.cap();
  }

  private NDArray channel(Parameters p, String name) throws MissingModelException {
    try (NDArray stored = p.float32(name, config.z())) {
      return stored.reshape(1, config.z(), 1, 1);
    }
  }

  /** Latent positions along a side of so many pixels. */
  public static int positions(int pixels) {
    return (pixels + BLOCK - 1) / BLOCK;
  }

  /** Pixels of a side with the padding that fills its last latent position. */
  public static int padded(int pixels) {
    return positions(pixels) * BLOCK;
  }

  /** Six tensors of c1 channels at a quarter of the size, and the pixel blocks in float32 twice. */
  private static long bytesPerPosition(VaeConfig c, Precision precision) {
    int bytes = precision == Precision.FLOAT32 ? Float.BYTES : Short.BYTES;
    return 4L * c.c1() * bytes * 6 + 4L * 192 * (2L * Float.BYTES + bytes);
  }

  /**
   * Latents of a group.
   *
   * @param latents (k, z, H/8, W/8) float32, normalised to zero mean and unit deviation
   * @param state for the group that follows directly
   */
  public record Encoded(NDArray latents, CausalState state) {}

  /**
   * Frames of a group.
   *
   * @param frames (T, 3, H, W) float32, nominally in [-1, 1] but not clipped
   * @param state for the group that follows directly
   */
  public record Decoded(NDArray frames, CausalState state) {}

  /**
   * Encodes a group.
   *
   * @param frames (T, 3, H, W) float32 in [-1, 1], H and W multiples of 8; T = 1 + 4k without a
   *     state, 4k with one
   * @param state left by the group that ends where this one begins; null for a key group
   * @param scope owner of the result
   * @throws IllegalArgumentException if a size is none of these, or the state is of another size
   */
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

  /**
   * Decodes a group.
   *
   * @param latents (k, z, h, w) float32, normalised
   * @param state left by the group that ends where this one begins; null for a key group
   * @param scope owner of the result
   * @return 4k frames, or 4k - 3 for a key group, of 8h x 8w pixels
   * @throws IllegalArgumentException if the latents' shape is not this, or the state is of another
   *     size
   */
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
    if (state != null && !state.fits(layout)) {
      throw new IllegalArgumentException("the state belongs to a picture of another size");
    }
    List<List<NDArray>> next = new ArrayList<>();
    for (int i = 0; i < layout.tiles().size(); i++) {
      TileLayout.Tile tile = layout.tiles().get(i);
      int chunk = chunk(tile);
      List<NDArray> last = state == null ? List.of() : state.tile(i);
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
    return new CausalState(layout, next);
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
