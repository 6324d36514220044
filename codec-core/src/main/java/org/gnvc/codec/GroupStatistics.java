package org.gnvc.codec;

/**
 * What the encoder knows of a group that it made.
 *
 * @param rateIndex the index chosen, 0 to 63
 * @param trials how many indices were tried
 * @param hyperBits ideal bits of the hyper-latent symbols under the entropy model
 * @param latentBits ideal bits of the latent symbols, escapes included
 * @param error root of the mean squared difference between the latents before and after coding;
 *     latents have about unit deviation
 * @param bytes real size of the group unit in bytes
 */
public record GroupStatistics(
    int rateIndex, int trials, double hyperBits, double latentBits, double error, int bytes) {}
