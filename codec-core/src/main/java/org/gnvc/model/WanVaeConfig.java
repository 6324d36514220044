package org.gnvc.model;

/**
 * Sizes of the Wan2.1 video autoencoder. Its stages have dim, 2 dim, 4 dim and 4 dim channels, two
 * residual blocks each (three in the decoder), and halve the frame count in the last two.
 *
 * @param dim channels at full picture size; 96 in the published network
 * @param z channels of a latent
 */
public record WanVaeConfig(int dim, int z) {}
