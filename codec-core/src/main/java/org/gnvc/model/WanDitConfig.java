package org.gnvc.model;

/**
 * Sizes of the Wan2.1 transformer and its VACE adapter.
 *
 * @param z channels of a latent
 * @param ctx channels of the codec's features that condition the adapter
 * @param d width of a token
 * @param layers transformer blocks
 * @param heads attention heads; divides {@code d}
 * @param ffn width inside the feed-forward layers
 * @param every distance between blocks that an adapter block feeds; the first is block 0
 */
public record WanDitConfig(int z, int ctx, int d, int layers, int heads, int ffn, int every) {

  /** Number of adapter blocks. */
  public int adapters() {
    return (layers + every - 1) / every;
  }
}
