package org.gnvc.integer.convert;

/**
 * What an encoder saw when it coded one latent.
 *
 * @param predicted whether the latent was predicted; else it is an anchor latent
 * @param rateIndex 0..63
 * @param height rows of y
 * @param width columns of y
 * @param y latent (m, h, w), scaled for the rate index, not rounded
 * @param z hyper-latent (hz, ceil(h/4), ceil(w/4)), not rounded
 * @param previous decoded values of the latent before and of the one before that (2m, h, w); zeros
 *     where there is none
 */
public record CalibrationSample(
    boolean predicted,
    int rateIndex,
    int height,
    int width,
    float[] y,
    float[] z,
    float[] previous) {}
