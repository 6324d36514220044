package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Optional;
import org.gnvc.model.ModelPack;
import org.gnvc.model.WanDitConfig;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * Wan2.1's video diffusion transformer with a VACE adapter whose context is the latent codec's
 * features. Tokens are 2x2 latent samples; all tokens of a window attend to each other. Adapter
 * block {@code n} runs just before main block {@code n * every}, after which its hint is added: the
 * same as running the whole adapter first, with one hint in memory at a time. Embeddings, sums and
 * the head are in float32, the blocks' products in the runtime's precision. Immutable and safe for
 * use by many threads.
 */
final class WanTransformer implements AutoCloseable {

  private final WanDitConfig config;
  private final NDManager owner;
  private final OperatorLibrary ops;
  private final double scale;
  private final NDArray[] input;
  private final NDArray[] condition;
  private final TimeEmbedding time;
  private final NDArray[] head;
  private final WanBlocks blocks;

  private WanTransformer(
      TensorRuntime runtime,
      NDManager owner,
      ModelPack pack,
      double scale,
      Optional<Placement.Kind> wanted)
      throws IOException {
    config = pack.wan().dit();
    this.owner = owner;
    this.scale = scale;
    ops = runtime.operators(WanTransformer.class, "operators.py");
    int d = config.d();
    DitWeights w = new DitWeights(runtime, ops, owner, pack, "dit.");
    input = patches(w, "patch_embedding", config.z());
    condition = patches(w, "vace_patch_embedding", config.ctx());
    time =
        new TimeEmbedding(
            ops,
            w.exact("time_embedding.0.weight", d, 2 * TimeEmbedding.FREQUENCIES),
            w.exact("time_embedding.0.bias", d),
            w.exact("time_embedding.2.weight", d, d),
            w.exact("time_embedding.2.bias", d),
            w.exact("time_projection.1.weight", 6 * d, d),
            w.exact("time_projection.1.bias", 6 * d));
    head =
        new NDArray[] {
          w.exact("head.modulation", 1, 2, d),
          w.exact("head.head.weight", 4 * config.z(), d),
          w.exact("head.head.bias", 4 * config.z())
        };
    blocks = WanBlocks.load(runtime, owner, pack, wanted);
  }

  private NDArray[] patches(DitWeights w, String name, int channels) throws IOException {
    int d = config.d();
    try (NDArray kernel = w.exact(name + ".weight", d, channels, 1, 2, 2)) {
      return new NDArray[] {kernel.reshape(d, channels * 4L), w.exact(name + ".bias", d)};
    }
  }

  /**
   * Reads the transformer of a pack. Close it to free the weights.
   *
   * @param scale of the adapter's hints; 1 is what it was trained with
   * @param wanted where weights shall lie; empty decides by the device's memory
   * @throws org.gnvc.error.MissingModelException if tensors are missing or have other shapes than
   *     the configuration says
   */
  static WanTransformer load(
      TensorRuntime runtime, ModelPack pack, double scale, Optional<Placement.Kind> wanted)
      throws IOException {
    NDManager owner = runtime.newScope();
    try {
      WanTransformer transformer = new WanTransformer(runtime, owner, pack, scale, wanted);
      owner.cap();
      return transformer;
    } catch (IOException | RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /** The sizes of the network. */
  WanDitConfig config() {
    return config;
  }

  /** The blocks, and where their weights lie. */
  WanBlocks blocks() {
    return blocks;
  }

  OperatorLibrary operators() {
    return ops;
  }

  /** Rotary positions for windows of {@code t} latents of {@code h} by {@code w} tokens. */
  Positions positions(int t, int h, int w, NDManager scope) {
    return Positions.of(RotaryTable.of(t, h, w, config.d() / config.heads()), scope);
  }

  /**
   * Prepares a flow time; the network counts time as a share of noise in thousandths.
   *
   * @param tau in [0, 1)
   */
  FlowTime time(double tau, NDManager scope) {
    return time.at(tau, 1000 * (1 - tau), scope);
  }

  /**
   * The adapter's context of a window, the same at all flow times.
   *
   * @param features of the latent codec (T, ctx, h, w) float32
   * @return tokens (1, N, d) float32, N = T * ceil(h/2) * ceil(w/2)
   */
  NDArray condition(NDArray features, NDManager scope) {
    return ops.call(scope, "embed", features, condition[0], condition[1]);
  }

  /** Tokens (1, N, d) float32 of latents (T, z, h, w) float32. */
  NDArray tokens(NDArray x, NDManager scope) {
    return ops.call(scope, "embed", x, input[0], input[1]);
  }

  /** What the tokens after the last block say of latents {@code x} (T, z, h, w), of their shape. */
  NDArray head(NDArray tokens, FlowTime time, NDArray x, NDManager scope) {
    return ops.call(scope, "wan_head", tokens, time.embedding(), head[0], head[1], head[2], x);
  }

  /**
   * Estimates the velocity {@code u} = noise - data of one window, which is {@code -v} of the flow
   * towards the data.
   *
   * @param x latents at the flow time (T, z, h, w) float32
   * @param time the flow time
   * @param condition from {@link #condition}
   * @param positions for T latents of ceil(h/2) by ceil(w/2) tokens
   * @return (T, z, h, w) float32, owned by {@code scope}; intermediates are freed
   */
  NDArray velocity(
      NDArray x, FlowTime time, NDArray condition, Positions positions, NDManager scope) {
    try (NDManager work = scope.newSubManager()) {
      NDArray tokens = tokens(x, work);
      NDArray adapted = condition;
      for (int i = 0; i < config.layers(); i++) {
        try (NDManager step = work.newSubManager()) {
          if (i % config.every() != 0) {
            tokens = replace(tokens, blocks.main().get(i).apply(tokens, time, positions, work));
            continue;
          }
          var made =
              blocks
                  .adapters()
                  .get(i / config.every())
                  .adapt(adapted, tokens, time, positions, step);
          made.tokens().attach(work);
          adapted = i == 0 ? made.tokens() : replace(adapted, made.tokens());
          NDArray out = blocks.main().get(i).apply(tokens, time, positions, step);
          tokens = replace(tokens, ops.call(work, "add_scaled", out, made.hint(), scale));
        }
      }
      return head(tokens, time, x, scope);
    }
  }

  private static NDArray replace(NDArray old, NDArray result) {
    old.close();
    return result;
  }

  @Override
  public void close() {
    owner.close();
  }
}
