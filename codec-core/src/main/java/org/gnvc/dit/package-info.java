/**
 * The video diffusion transformer of the lite profile with its conditioning adapter, and the flow
 * that refines decoded latents with it. Pictures larger than a tile are refined in overlapping
 * tiles, whose layout is part of the format because it decides pixels: clauses 12.4 to 12.7 of the
 * bitstream specification.
 */
package org.gnvc.dit;
