package org.gnvc.cost;

import java.util.List;
import org.gnvc.model.WanDitConfig;

/**
 * Cost of the Wan transformer and its adapter. Matrix products are bfloat16; the stream of tokens
 * between blocks is float32.
 *
 * @param config sizes
 * @param rows rows of the stored text context
 */
public record TransformerCost(WanDitConfig config, int rows) {

  /** Rows of a given text context; an empty one has a single row. */
  public static final int CONTEXT_ROWS = 512;

  /** For each number of a token, measured: 40 inside a block, 15 for the streams between them. */
  private static final int ACTIVATION_BYTES = 55;

  private static final int PATCH = 4;
  private static final int BFLOAT16 = 2;
  private static final int FLOAT32 = 4;

  /** Tokens of a window of latents. */
  public static long tokens(int latents, int latentWidth, int latentHeight) {
    return (long) latents * ((latentWidth + 1) / 2) * ((latentHeight + 1) / 2);
  }

  /** One step without the adapter. */
  public List<Work> withoutAdapter(long tokens) {
    double d = config.d();
    double linear = tokens * (2 * PATCH * config.z() * d + config.layers() * blockProducts());
    return work(tokens, linear, config.layers());
  }

  /** One step of the whole network. */
  public List<Work> step(long tokens) {
    double d = config.d();
    double linear =
        tokens
            * (2 * PATCH * config.z() * d
                + PATCH * config.ctx() * d
                + (config.layers() + config.adapters()) * blockProducts()
                + (config.adapters() + 1) * d * d);
    return work(tokens, linear, config.layers() + config.adapters());
  }

  private List<Work> work(long tokens, double linear, int blocks) {
    double d = config.d();
    // Per token and block: eight passes over the float32 stream, its norms and gates; queries,
    // keys,
    // values and outputs written and read; the wide layer written and read twice.
    double moved =
        tokens * (8.0 * FLOAT32 * d + 16.0 * BFLOAT16 * d + 4.0 * BFLOAT16 * config.ffn());
    return List.of(
        new Work(Work.Kind.MATRIX, linear, blocks * (moved + BFLOAT16 * blockParameters())),
        new Work(Work.Kind.ATTENTION, 2.0 * blocks * tokens * (tokens + rows) * d, 0));
  }

  /** Products of one block's matrices for each token. */
  private double blockProducts() {
    double d = config.d();
    return 6 * d * d + 2 * d * config.ffn();
  }

  private double blockParameters() {
    double d = config.d();
    double self = 4 * (d * d + d) + 2 * d;
    double cross = 2 * (d * d + d) + d + 2 * rows * d;
    double ffn = 2 * d * config.ffn() + config.ffn() + d;
    return self + cross + 2 * d + ffn + 6 * d;
  }

  /** Number of weights, the stored text context among them. */
  public double parameters() {
    double d = config.d();
    double frequencies = 256;
    double patches = PATCH * d * (config.z() + config.ctx()) + 2 * d;
    double time = frequencies * d + d + d * d + d + 6 * (d * d + d);
    double head = 2 * d + PATCH * config.z() * (d + 1);
    double projections = (config.adapters() + 1) * (d * d + d);
    return patches
        + time
        + head
        + projections
        + (config.layers() + config.adapters()) * blockParameters();
  }

  /** Bytes of activations at the widest place, without the feed-forward layer, which is cut up. */
  public double activationBytes(long tokens) {
    return tokens * (double) ACTIVATION_BYTES * config.d();
  }
}
