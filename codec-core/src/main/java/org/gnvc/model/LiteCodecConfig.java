package org.gnvc.model;

/**
 * Sizes of the contextual latent codec of the lite profile.
 *
 * @param z channels of a latent
 * @param n channels of the transforms and of the feature passed from latent to latent
 * @param m channels of the coded latent y, at half the latent's size
 * @param hz channels of the hyper-latent, at a quarter of y's size
 * @param qn rate points that were trained; rate indices lie on the line between them
 */
public record LiteCodecConfig(int z, int n, int m, int hz, int qn) {}
