/**
 * Perceptual limits: clips are encoded by our encoder, decoded by the decoder under test, and must
 * look as good as they did when the limits were measured, in MS-SSIM, warp error and, with weights
 * at hand, LPIPS. Limits belong to one model pack and lie in {@code conformance/limits}.
 */
package org.gnvc.conformance.perceptual;
