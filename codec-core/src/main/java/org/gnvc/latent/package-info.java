/**
 * The contextual latent codec's float side: analysis and synthesis transforms around the entropy
 * coded latent.
 */
package org.gnvc.latent;
