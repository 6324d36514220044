package org.gnvc.conformance.pixel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gnvc.conformance.vector.Manifest.Tolerance;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.frame.Frame;

/**
 * The frames of a decoder beside those of the reference decoding.
 *
 * <p>The PSNR of a frame is taken over the samples of all three planes, in the format of the
 * expected frames; equal frames count as {@value FrameError#EQUAL} dB. RGB that is delivered as
 * 4:4:4 is compared as 4:4:4. Frames are compared by their place in the order of delivery, times
 * are not compared. Keeps pictures of the worst frame only, not the frames.
 *
 * @param expectedFrames frames that must be delivered
 * @param decodedFrames frames that were delivered
 * @param format what differs in the format, in words; empty if nothing does, and otherwise nothing
 *     is compared
 * @param tolerance what is allowed
 * @param psnr PSNR of each compared frame in dB, in order
 * @param worst the frame with the lowest PSNR; empty if nothing was compared
 * @param hint what brings a failing frame much nearer, in one sentence; empty if nothing does
 */
public record PixelComparison(
    int expectedFrames,
    int decodedFrames,
    String format,
    Tolerance tolerance,
    List<Double> psnr,
    Optional<WorstFrame> worst,
    String hint) {

  /** Copies the list. */
  public PixelComparison {
    psnr = List.copyOf(psnr);
  }

  /**
   * Compares what a decoder delivered with what the vector demands; inside of the reference's
   * window, if it has one.
   *
   * @throws IOException if the reference cannot be read
   */
  public static PixelComparison of(TestVector vector, List<Frame> decoded) throws IOException {
    return new Comparing(vector, decoded).result();
  }

  /**
   * Compares whole frames.
   *
   * @param expected the reference decoding; may be empty
   * @param decoded what the decoder delivered; may be empty
   */
  public static PixelComparison of(List<Frame> expected, List<Frame> decoded, Tolerance tolerance) {
    return new Comparing(expected, decoded, tolerance).result();
  }

  /** PSNR of the worst frame in dB; NaN if nothing was compared. */
  public double worstPsnr() {
    return psnr.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
  }

  /** Mean of the frames' PSNR in dB; NaN if nothing was compared. */
  public double meanPsnr() {
    return psnr.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** Whether every frame came, in the right format, and near enough. */
  public boolean passed() {
    return reason().isEmpty();
  }

  /** What is wrong, in one line; empty if nothing is. */
  public String reason() {
    List<String> reasons = new ArrayList<>();
    if (!format.isEmpty()) {
      reasons.add(format);
    }
    if (decodedFrames != expectedFrames) {
      reasons.add("%d frames instead of %d".formatted(decodedFrames, expectedFrames));
    }
    if (worstPsnr() < tolerance.worst()) {
      int frame = psnr.indexOf(worstPsnr());
      reasons.add("frame %d has %s".formatted(frame, tooLow(worstPsnr(), tolerance.worst())));
    }
    if (meanPsnr() < tolerance.mean()) {
      reasons.add("the mean is " + tooLow(meanPsnr(), tolerance.mean()));
    }
    if (!hint.isEmpty()) {
      reasons.add(hint);
    }
    return String.join("; ", reasons);
  }

  private static String tooLow(double value, double needed) {
    return String.format(Locale.ROOT, "%.2f dB, %.2f are needed", value, needed);
  }
}
