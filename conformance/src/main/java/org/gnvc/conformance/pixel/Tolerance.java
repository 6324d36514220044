package org.gnvc.conformance.pixel;

/**
 * How near a decoder must come to the reference decoding.
 *
 * @param worst least PSNR of every frame in dB
 * @param mean least mean of the frames' PSNR in dB
 */
public record Tolerance(double worst, double mean) {}
