package org.gnvc.model;

/**
 * Sizes of the contextual latent codec after DCVC-RT.
 *
 * @param z channels of a latent; takes the place of the unshuffled pixels of DCVC-RT
 * @param intra channels of the transforms of anchor latents
 * @param intraY channels of the coded anchor latent y at half the latent's size; a multiple of 4
 * @param intraHyper channels of its hyper-latent, at a quarter of y's size
 * @param feature channels of the feature that is passed from latent to latent
 * @param y channels of a predicted coded latent y, at half the latent's size; even
 * @param hyper channels of its hyper-latent, at a quarter of y's size
 * @param recon channels of the network that makes the latent from the feature
 * @param reset latents after which the feature is made anew from the decoded latent
 */
public record ContextualConfig(
    int z,
    int intra,
    int intraY,
    int intraHyper,
    int feature,
    int y,
    int hyper,
    int recon,
    int reset) {}
