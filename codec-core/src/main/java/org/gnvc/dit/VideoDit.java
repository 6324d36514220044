package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.model.LiteDitConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.OperatorLibrary;
import org.gnvc.tensor.TensorRuntime;

/**
 * The video diffusion transformer of the lite profile with its conditioning adapter. From latents
 * at a flow time, the decoded latents and the codec's features it estimates the correction {@code
 * x_1 - x_c}. Tokens are 2x2 latent samples; all tokens of a window attend to each other. Every
 * {@code every}-th block is followed by an adapter block, which runs on the condition and adds to
 * the main stream. Immutable and safe for use by many threads.
 */
public final class VideoDit implements AutoCloseable {

  private final LiteDitConfig config;
  private final TensorRuntime runtime;
  private final NDManager owner;
  private final OperatorLibrary ops;
  private final NDArray[] input;
  private final NDArray[] condition;
  private final TimeEmbedding time;
  private final NDArray[] head;
  private final List<DitBlock> blocks = new ArrayList<>();
  private final List<DitBlock> adapters = new ArrayList<>();
  private final List<NDArray[]> injections = new ArrayList<>();

  private VideoDit(TensorRuntime runtime, NDManager owner, ModelPack pack) throws IOException {
    config = pack.lite().dit();
    this.runtime = runtime;
    this.owner = owner;
    ops = runtime.operators(VideoDit.class, "operators.py");
    DitWeights w = new DitWeights(runtime, ops, owner, pack, "dit.");
    int d = config.d();
    int z = config.z();
    input = new NDArray[] {w.patches("inp", d, z), w.bias("inp", d)};
    condition = new NDArray[] {w.patches("cin", d, z + config.ctx()), w.bias("cin", d)};
    time =
        new TimeEmbedding(
            ops,
            w.exact("te.0.weight", d, 2 * TimeEmbedding.FREQUENCIES),
            w.exact("te.0.bias", d),
            w.exact("te.2.weight", d, d),
            w.exact("te.2.bias", d),
            w.exact("tp.1.weight", 6 * d, d),
            w.exact("tp.1.bias", 6 * d));
    head = new NDArray[] {w.exact("omod", 2, d), w.matrix("out", 4 * z, d), w.bias("out", 4 * z)};
    for (int i = 0; i < config.layers(); i++) {
      blocks.add(new DitBlock(w.at("blocks." + i), d, config.heads(), config.ffn()));
      if (i % config.every() == 0) {
        int j = adapters.size();
        adapters.add(new DitBlock(w.at("ab." + j), d, config.heads(), config.ffn()));
        injections.add(new NDArray[] {w.matrix("ao." + j, d, d), w.bias("ao." + j, d)});
      }
    }
  }

  /**
   * Reads the transformer of a pack. Close it to free the weights.
   *
   * @throws org.gnvc.error.MissingModelException if tensors are missing or have other shapes than
   *     the configuration says
   */
  public static VideoDit load(TensorRuntime runtime, ModelPack pack) throws IOException {
    NDManager owner = runtime.newScope();
    try {
      VideoDit dit = new VideoDit(runtime, owner, pack);
      owner.cap();
      return dit;
    } catch (IOException | RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  /** The sizes of the network. */
  public LiteDitConfig config() {
    return config;
  }

  TensorRuntime runtime() {
    return runtime;
  }

  OperatorLibrary operators() {
    return ops;
  }

  /** Rotary positions for windows of {@code t} latents of {@code h} by {@code w} tokens. */
  Positions positions(int t, int h, int w, NDManager scope) {
    return Positions.of(RotaryTable.of(t, h, w, config.d() / config.heads()), scope);
  }

  /**
   * Prepares a flow time.
   *
   * @param tau in [0, 1)
   */
  FlowTime time(double tau, NDManager scope) {
    return time.at(tau, 1000 * tau, scope);
  }

  /**
   * The condition of a window, the same at all flow times.
   *
   * @param xc decoded latents (T, z, h, w) float32
   * @param features of the latent codec (T, ctx, h, w) float32
   * @return tokens (1, N, d) float32, N = T * ceil(h/2) * ceil(w/2)
   */
  NDArray condition(NDArray xc, NDArray features, NDManager scope) {
    return ops.call(scope, "embed_both", xc, features, condition[0], condition[1]);
  }

  /**
   * Estimates {@code x_1 - x_c} for one window.
   *
   * @param x latents at the flow time (T, z, h, w) float32
   * @param tau the flow time
   * @param condition from {@link #condition}
   * @param positions for T latents of ceil(h/2) by ceil(w/2) tokens
   * @return (T, z, h, w) float32, owned by {@code scope}; intermediates are freed
   */
  NDArray correction(
      NDArray x, FlowTime tau, NDArray condition, Positions positions, NDManager scope) {
    try (NDManager work = scope.newSubManager()) {
      NDArray tokens = ops.call(work, "embed", x, input[0], input[1]);
      NDArray adapter = ops.call(work, "add", condition, tokens);
      for (int i = 0; i < blocks.size(); i++) {
        tokens = next(tokens, blocks.get(i).apply(tokens, tau, positions, work));
        if (i % config.every() == 0) {
          int j = i / config.every();
          adapter = next(adapter, adapters.get(j).apply(adapter, tau, positions, work));
          NDArray[] out = injections.get(j);
          tokens = next(tokens, ops.call(work, "inject", tokens, adapter, out[0], out[1]));
        }
      }
      return ops.call(scope, "head", tokens, tau.embedding(), head[0], head[1], head[2], x);
    }
  }

  private static NDArray next(NDArray old, NDArray result) {
    old.close();
    return result;
  }

  @Override
  public void close() {
    owner.close();
  }
}
