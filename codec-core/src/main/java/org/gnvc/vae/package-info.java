/**
 * The lite video autoencoder: frames to latents and back, causal in time, with the state between
 * coded groups in the open and with tiles for large pictures.
 */
package org.gnvc.vae;
