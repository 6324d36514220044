/**
 * The lite video autoencoder: frames to latents and back, causal in time, with the state between
 * coded groups in the open and with tiles for large pictures. Clauses 12.8 and 12.9 of the
 * bitstream specification have the decoder.
 */
package org.gnvc.vae;
