/**
 * The video autoencoder of Wan2.1 (causal 3-D convolutions, 8 x 8 x 4 positions to a latent), with
 * the names of tensors in its published checkpoint. Each part of a network is a list of layers;
 * what the layers remember of earlier frames is in {@link org.gnvc.vae.wan.Slots}, outside of them,
 * so that frames can be handed over in runs of any length with the same result.
 */
package org.gnvc.vae.wan;
