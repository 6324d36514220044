/**
 * The video diffusion transformers with their conditioning adapters, and the flow that refines
 * decoded latents with them. In the lite profile pictures larger than a tile are refined in
 * overlapping tiles, whose layout is part of the format because it decides pixels: clauses 12.4 to
 * 12.7 of the bitstream specification. The wan profile has Wan2.1's transformer with a VACE adapter
 * (Wan-Video/Wan2.1), which sees whole pictures.
 */
package org.gnvc.dit;
