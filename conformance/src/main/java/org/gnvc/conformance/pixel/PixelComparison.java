package org.gnvc.conformance.pixel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.Manifest.Tolerance;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

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
 * @param format what differs in the format, if anything does; then nothing is compared
 * @param tolerance what is allowed
 * @param psnr PSNR of each compared frame in dB, in order
 * @param worst the frame with the lowest PSNR; empty if nothing was compared
 */
public record PixelComparison(
    int expectedFrames,
    int decodedFrames,
    Optional<String> format,
    Tolerance tolerance,
    List<Double> psnr,
    Optional<WorstFrame> worst) {

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
    List<Frame> expected = vector.reference();
    Tolerance allowed = vector.manifest().tolerance().orElse(new Tolerance(0, 0));
    Optional<Region> part =
        vector.manifest().reference().flatMap(Manifest.Reference::window).map(Region::of);
    return part.isPresent()
        ? ofPart(expected, part.get(), vector.manifest(), decoded, allowed)
        : of(expected, decoded, allowed);
  }

  /**
   * Compares whole frames.
   *
   * @param expected the reference decoding; may be empty
   * @param decoded what the decoder delivered; may be empty
   */
  public static PixelComparison of(List<Frame> expected, List<Frame> decoded, Tolerance tolerance) {
    Optional<String> format =
        expected.isEmpty() ? Optional.empty() : differing(expected.get(0).format(), decoded);
    int compared = format.isPresent() ? 0 : Math.min(expected.size(), decoded.size());
    if (compared == 0) {
      return new PixelComparison(
          expected.size(), decoded.size(), format, tolerance, List.of(), Optional.empty());
    }
    List<Frame> like = DeliveredFormat.alike(expected, decoded).subList(0, compared);
    List<FrameError> errors = new ArrayList<>();
    int worst = 0;
    for (int i = 0; i < compared; i++) {
      errors.add(FrameError.of(like.get(i), decoded.get(i)));
      worst = errors.get(i).all() < errors.get(worst).all() ? i : worst;
    }
    VideoFormat drawn = like.get(0).format();
    List<Frame> shown =
        decoded.subList(0, compared).stream()
            .map(frame -> new Frame(drawn, frame.pts(), frame.planes()))
            .toList();
    return new PixelComparison(
        expected.size(),
        decoded.size(),
        format,
        tolerance,
        errors.stream().map(FrameError::all).toList(),
        Optional.of(WorstFrame.of(like, shown, worst, errors.get(worst))));
  }

  /** Compares a part of the picture, which is all that the reference holds. */
  private static PixelComparison ofPart(
      List<Frame> expected,
      Region part,
      Manifest manifest,
      List<Frame> decoded,
      Tolerance allowed) {
    Manifest.Picture picture = manifest.picture();
    for (Frame frame : decoded) {
      VideoFormat format = frame.format();
      if (format.width() != picture.width() || format.height() != picture.height()) {
        String difference =
            "pictures are %dx%d, not %dx%d"
                .formatted(format.width(), format.height(), picture.width(), picture.height());
        return new PixelComparison(
            expected.size(),
            decoded.size(),
            Optional.of(difference),
            allowed,
            List.of(),
            Optional.empty());
      }
    }
    return of(expected, decoded.stream().map(part::crop).toList(), allowed);
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
    if (format.isPresent()) {
      return format.get();
    }
    List<String> reasons = new ArrayList<>();
    if (decodedFrames != expectedFrames) {
      reasons.add("%d frames instead of %d".formatted(decodedFrames, expectedFrames));
    }
    if (worstPsnr() < tolerance.worst()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "frame %d has %.1f dB, at least %.1f are needed",
              worst.orElseThrow().frame(),
              worstPsnr(),
              tolerance.worst()));
    }
    if (meanPsnr() < tolerance.mean()) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "%.1f dB in the mean, at least %.1f are needed",
              meanPsnr(),
              tolerance.mean()));
    }
    return String.join("; ", reasons);
  }

  private static Optional<String> differing(VideoFormat expected, List<Frame> decoded) {
    return decoded.stream()
        .map(Frame::format)
        .filter(format -> !DeliveredFormat.comparable(expected, format))
        .findFirst()
        .map(format -> "pictures are %s, not %s".formatted(format, expected));
  }
}
