/**
 * The contextual latent codec's float side: analysis and synthesis transforms around the entropy
 * coded latent. Clause 12.3 of the bitstream specification has the synthesis.
 */
package org.gnvc.latent;
