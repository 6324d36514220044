package org.gnvc.conformance.vector.make;

import java.util.List;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.frame.Frame;

/**
 * How far a decoder may be from the reference decoding: four times the mean square error of
 * bfloat16, and never so much that a wrong seed or a missing refinement step would pass.
 */
final class Tolerances {

  /** Margin below the PSNR of bfloat16 in dB. */
  private static final double MARGIN = 6;

  /** Margin where the whole one would go below {@link #LOOSEST}. */
  private static final double LEAST_MARGIN = 3;

  /** Rounding to samples alone comes near this. */
  static final double STRICTEST = 60;

  /** Less would let a wrong decoder pass. */
  static final double LOOSEST = 50;

  private Tolerances() {}

  /**
   * The tolerance for a stream.
   *
   * @throws IllegalArgumentException if bfloat16 is so far away that no tolerance can be given
   * @param reference decoding in float32
   * @param rough decoding in bfloat16
   */
  static Manifest.Tolerance of(List<Frame> reference, List<Frame> rough) {
    double worst = Samples.CAP;
    double sum = 0;
    for (int i = 0; i < reference.size(); i++) {
      double psnr = Samples.psnr(reference.get(i), rough.get(i));
      worst = Math.min(worst, psnr);
      sum += psnr;
    }
    return new Manifest.Tolerance(bound(worst), bound(sum / reference.size()));
  }

  private static double bound(double psnr) {
    if (psnr < LOOSEST + LEAST_MARGIN) {
      throw new IllegalArgumentException("bfloat16 reaches %.1f dB only".formatted(psnr));
    }
    return Math.floor(Math.max(LOOSEST, Math.min(STRICTEST, psnr - MARGIN)));
  }
}
