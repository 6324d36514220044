package org.gnvc.model;

/**
 * Sizes of the lite video autoencoder.
 *
 * @param c1 channels at a quarter of the picture size
 * @param c2 channels at an eighth of the picture size
 * @param z channels of a latent
 * @param n1 residual blocks of the encoder with c1 channels
 * @param n2 residual blocks of the encoder with c2 channels, each with a causal temporal mix
 * @param d1 residual blocks of the decoder with c1 channels, the first with a causal temporal mix
 * @param d2 residual blocks of the decoder with c2 channels, each with a causal temporal mix
 */
public record LiteVaeConfig(int c1, int c2, int z, int n1, int n2, int d1, int d2) {}
