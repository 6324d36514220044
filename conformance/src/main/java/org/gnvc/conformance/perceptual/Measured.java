package org.gnvc.conformance.perceptual;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * How a decoded clip looks beside the original.
 *
 * @param msSsim mean MS-SSIM of luma over the frames, 1 for equal pictures
 * @param warpError warp error along the original's motion, see {@link org.gnvc.metrics.WarpError}
 * @param sourceWarpError the same of the original itself, to compare with; no limit is held on it
 * @param lpips mean LPIPS over the frames, 0 for equal pictures; null if it was not measured
 */
public record Measured(double msSsim, double warpError, double sourceWarpError, Double lpips) {

  private static final MathContext DIGITS = new MathContext(5);

  Optional<Double> measuredLpips() {
    return Optional.ofNullable(lpips);
  }

  /** With five digits. */
  Measured rounded() {
    return new Measured(
        rounded(msSsim),
        rounded(warpError),
        rounded(sourceWarpError),
        lpips == null ? null : rounded(lpips));
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
