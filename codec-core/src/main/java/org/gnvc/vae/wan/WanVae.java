package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.WanVaeConfig;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.CausalState;
import org.gnvc.vae.TileLayout;
import org.gnvc.vae.wan.TileRun.Pictures;

/**
 * The video autoencoder of Wan2.1. The encoder returns the mean, normalised. Frames pass the layers
 * at full and half the size a few at a time and, where pictures are large, in tiles, with the same
 * result; all other layers, attention among them, work on the whole picture. Safe for use by many
 * threads.
 */
public final class WanVae implements Autoencoder {

  private static final int FRAMES_PER_LATENT = 4;
  private static final String MEAN = "latent_mean";
  private static final String STD = "latent_std";

  private final NDManager weights;
  private final TensorRuntime runtime;
  private final OperatorLibrary operators;
  private final WanVaeConfig config;
  private final WanEncoder encoder;
  private final WanDecoder decoder;
  private final NDArray mean;
  private final NDArray std;
  private final Limits limits;

  /**
   * Opens the weights.
   *
   * @param pack stays the caller's; must stay open
   * @param runtime device, precision and threads
   * @throws GnvcException if the pack lacks a tensor, has one of another shape, or is no wan pack
   */
  public WanVae(ModelPack pack, TensorRuntime runtime) throws GnvcException {
    this(pack, runtime, Limits.of(runtime, pack.wan().vae()));
  }

  WanVae(ModelPack pack, TensorRuntime runtime, Limits limits) throws GnvcException {
    this.runtime = runtime;
    this.limits = limits;
    config = pack.wan().vae();
    weights = runtime.newScope();
    Weights w = new Weights(pack, runtime, weights);
    operators = w.operators();
    encoder = WanEncoder.load(w, config);
    decoder = WanDecoder.load(w, config);
    mean = w.channel(MEAN, config.z());
    std = w.channel(STD, config.z());
    weights.cap();
  }

  /**
   * Names and shapes of the autoencoder's tensors in a pack: those of the published checkpoint with
   * the prefix {@code vae.}, and mean and deviation of the latents' channels.
   */
  public static SortedMap<String, List<Integer>> tensors(WanVaeConfig config) {
    SortedMap<String, List<Integer>> shapes = new TreeMap<>();
    WeightSource list = WeightSource.listing(shapes);
    try {
      WanEncoder.load(list, config);
      WanDecoder.load(list, config);
      list.channel(MEAN, config.z());
      list.channel(STD, config.z());
    } catch (MissingModelException e) {
      throw new IllegalStateException("a list misses nothing", e);
    }
    return shapes;
  }

  WanEncoder encoder() {
    return encoder;
  }

  WanDecoder decoder() {
    return decoder;
  }

  @Override
  public Encoded encode(NDArray frames, CausalState state, NDManager scope) {
    Shape s = frames.getShape();
    int lead = state == null ? FRAMES_PER_LATENT - 1 : 0;
    if (s.dimension() != 4
        || s.get(1) != 3
        || s.get(2) == 0
        || s.get(2) % BLOCK != 0
        || s.get(3) == 0
        || s.get(3) % BLOCK != 0
        || s.get(0) == 0
        || (s.get(0) + lead) % FRAMES_PER_LATENT != 0) {
      throw new IllegalArgumentException(
          "frames of shape " + s + (lead > 0 ? " in a key group" : ""));
    }
    int h = (int) s.get(2) / BLOCK;
    int w = (int) s.get(3) / BLOCK;
    WanState next = start(encoder, limits.layout(h, w, WanEncoder.HALO), state, scope);
    int k = (int) (s.get(0) + lead) / FRAMES_PER_LATENT;
    NDArray latents = operators.call(scope, "new_pictures", frames, k, config.z(), h, w);
    return runtime.wide(
        () -> {
          for (int from = 0; from < k; from += limits.latents()) {
            int n = Math.min(limits.latents(), k - from);
            int first = Math.max(0, FRAMES_PER_LATENT * from - lead);
            int count = FRAMES_PER_LATENT * (from + n) - lead - first;
            try (NDManager work = scope.newSubManager()) {
              NDArray features =
                  operators.call(
                      work, "new_frames", frames, count, 2 * config.dim(), 2 * h, 2 * w, type());
              tiles()
                  .apply(
                      work,
                      encoder.fine(),
                      new Pictures(frames, first, BLOCK),
                      new Pictures(features, 0, 2),
                      count,
                      next);
              NDArray y = encoder.coarse().apply(work, features, next.coarse());
              operators.call(work, "write_latents", latents, from, y, mean, std);
            }
          }
          return new Encoded(latents, next);
        });
  }

  @Override
  public Decoded decode(NDArray latents, CausalState state, NDManager scope) {
    Shape s = latents.getShape();
    if (s.dimension() != 4 || s.size() == 0 || s.get(1) != config.z()) {
      throw new IllegalArgumentException("latents of shape " + s);
    }
    int k = (int) s.get(0);
    int h = (int) s.get(2);
    int w = (int) s.get(3);
    WanState next = start(decoder, limits.layout(h, w, WanDecoder.HALO), state, scope);
    int lead = state == null ? FRAMES_PER_LATENT - 1 : 0;
    NDArray frames =
        operators.call(
            scope, "new_pictures", latents, FRAMES_PER_LATENT * k - lead, 3, BLOCK * h, BLOCK * w);
    return runtime.wide(
        () -> {
          for (int from = 0; from < k; from += limits.latents()) {
            int n = Math.min(limits.latents(), k - from);
            int first = Math.max(0, FRAMES_PER_LATENT * from - lead);
            try (NDManager work = scope.newSubManager()) {
              NDArray raw =
                  operators.call(work, "read_latents", latents, from, n, mean, std, type());
              NDArray features = decoder.coarse().apply(work, raw, next.coarse());
              tiles()
                  .apply(
                      work,
                      decoder.fine(),
                      new Pictures(features, 0, 2),
                      new Pictures(frames, first, BLOCK),
                      (int) features.getShape().get(0),
                      next);
            }
          }
          return new Decoded(frames, next);
        });
  }

  private TileRun tiles() {
    return new TileRun(operators, type(), limits);
  }

  private int type() {
    return runtime.precision().scalarType();
  }

  /** The state to go on from; a state that was handed in belongs to this call from here on. */
  private static WanState start(
      Object network, TileLayout layout, CausalState before, NDManager scope) {
    if (before == null) {
      return WanState.before(network, layout, scope);
    }
    if (before instanceof WanState state && state.fits(network, layout)) {
      state.attach(scope);
      return state;
    }
    throw new IllegalArgumentException("the state belongs to pictures of another size or network");
  }

  @Override
  public void close() {
    weights.close();
  }
}
