/**
 * Video autoencoders: frames to latents and back, causal in time, with the state between coded
 * groups in the open and with tiles for large pictures. The lite one is here, and clauses 12.8 and
 * 12.9 of the bitstream specification have its decoder; that of Wan2.1 has a package of its own.
 */
package org.gnvc.vae;
