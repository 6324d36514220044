package org.gnvc.codec;

/** Parts of encoding and decoding whose time is counted. */
public enum Stage {
  /** Pixel formats to RGB and back, padding. */
  COLOUR,
  /** Frames to latents and back. */
  AUTOENCODER,
  /** Analysis and synthesis transforms of the latent codec. */
  TRANSFORMS,
  /** Integer entropy networks and rANS. */
  ENTROPY,
  /** Flow refinement by the transformer. */
  REFINEMENT
}
