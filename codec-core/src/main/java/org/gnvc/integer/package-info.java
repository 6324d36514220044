/**
 * The exact entropy model: integer networks that give each symbol of a latent its mean and its
 * probability table, and the coder that turns a latent into a substream and back. Nothing here that
 * decides a symbol uses floating point in a way that depends on the machine.
 *
 * <p>Specified in clause 9 of the bitstream specification. {@link org.gnvc.integer.EntropyModel} is
 * the content of a pack's {@code entropy.safetensors}; {@link org.gnvc.integer.LatentSymbolCoder}
 * codes and decodes latents with it; {@link org.gnvc.integer.LayerProduct} is the one place where a
 * plain and a fast way of computing exist side by side.
 */
package org.gnvc.integer;
