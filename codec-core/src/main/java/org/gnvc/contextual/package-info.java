/**
 * The latent codec of profile {@code wan}: the transforms, hyper-priors and spatial priors of
 * DCVC-RT (Jia et al., "Towards Practical Real-Time Neural Video Compression", CVPR 2025) with the
 * channels of a latent where DCVC-RT has unshuffled pixels.
 *
 * <p>{@link org.gnvc.contextual.IntraNetwork} and {@link org.gnvc.contextual.InterNetwork} say how
 * the networks are built, once. What they compute with is a {@link
 * org.gnvc.contextual.NetworkArithmetic}: floating point for the analysis, which only an encoder
 * runs, and integers for all that a decoder runs, so that decoded latents are the same bits
 * everywhere. The integers exist twice, in libtorch and, as the reference, in plain Java.
 */
package org.gnvc.contextual;
