package org.gnvc.model;

/**
 * Sizes of the video diffusion transformer of the lite profile.
 *
 * @param z channels of a latent
 * @param ctx channels of the codec's features that condition the transformer
 * @param d width of a token
 * @param layers transformer blocks
 * @param heads attention heads; divides {@code d}
 * @param ffn width inside the feed-forward layers
 * @param every distance between blocks that an adapter block feeds
 */
public record LiteDitConfig(int z, int ctx, int d, int layers, int heads, int ffn, int every) {}
