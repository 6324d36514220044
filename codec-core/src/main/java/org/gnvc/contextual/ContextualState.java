package org.gnvc.contextual;

/**
 * What the latent codec knows after a latent: all that the next one is conditioned on. Values are
 * integers in 1/512, the same on all machines. Immutable as long as nobody writes to the arrays.
 *
 * @param number of the latent since the anchor; the anchor is 0
 * @param height h of the latents
 * @param width w of the latents
 * @param latent the decoded latent (z, h, w); no copy
 * @param feature the decoded feature (feature, H, W) with H and W the next even numbers; empty
 *     after an anchor, which has none; no copy
 */
public record ContextualState(int number, int height, int width, int[] latent, int[] feature) {}
