package org.gnvc.conformance.pixel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.Manifest.Tolerance;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/** Makes a {@link PixelComparison}. */
final class Comparing {

  private final List<Frame> expected;
  private final List<Frame> decoded;
  private final Tolerance tolerance;
  private final String format;

  Comparing(List<Frame> expected, List<Frame> decoded, Tolerance tolerance) {
    this.expected = expected;
    this.decoded = decoded;
    this.tolerance = tolerance;
    format = expected.isEmpty() ? "" : difference(expected.get(0).format(), decoded);
  }

  Comparing(TestVector vector, List<Frame> decoded) throws IOException {
    Manifest manifest = vector.manifest();
    Optional<Region> part =
        manifest.reference().flatMap(Manifest.Reference::window).map(Region::of);
    expected = vector.reference();
    tolerance = manifest.tolerance().orElse(new Tolerance(0, 0));
    format = expected.isEmpty() ? "" : difference(whole(manifest.picture()), decoded);
    this.decoded =
        part.isPresent() && format.isEmpty()
            ? decoded.stream().map(part.get()::crop).toList()
            : decoded;
  }

  PixelComparison result() {
    int compared = format.isEmpty() ? Math.min(expected.size(), decoded.size()) : 0;
    return compared == 0 ? result(List.of(), Optional.empty(), "") : compare(compared);
  }

  private PixelComparison compare(int count) {
    List<Frame> wanted = DeliveredFormat.alike(expected, decoded);
    List<FrameError> errors = new ArrayList<>();
    int worst = 0;
    for (int i = 0; i < count; i++) {
      errors.add(FrameError.of(wanted.get(i), decoded.get(i)));
      worst = errors.get(i).all() < errors.get(worst).all() ? i : worst;
    }
    List<Double> psnr = errors.stream().map(FrameError::all).toList();
    FrameError error = errors.get(worst);
    WorstFrame picture =
        WorstFrame.of(wanted.subList(0, count), decoded.subList(0, count), worst, error);
    String hint =
        error.all() < tolerance.worst() ? new Hint(wanted, decoded.get(worst), worst).text() : "";
    return result(psnr, Optional.of(picture), hint);
  }

  private PixelComparison result(List<Double> psnr, Optional<WorstFrame> worst, String hint) {
    return new PixelComparison(
        expected.size(), decoded.size(), format, tolerance, psnr, worst, hint);
  }

  private static VideoFormat whole(Manifest.Picture picture) {
    return new VideoFormat(
        picture.width(),
        picture.height(),
        picture.chroma(),
        picture.bitDepth(),
        ColorDescription.NONE);
  }

  private static String difference(VideoFormat wanted, List<Frame> decoded) {
    return decoded.stream()
        .map(Frame::format)
        .filter(delivered -> !DeliveredFormat.comparable(wanted, delivered))
        .findFirst()
        .map(delivered -> "the pictures are %s, not %s".formatted(name(delivered), name(wanted)))
        .orElse("");
  }

  private static String name(VideoFormat format) {
    String sampling =
        switch (format.chroma()) {
          case YUV420 -> "4:2:0";
          case YUV422 -> "4:2:2";
          case YUV444 -> "4:4:4";
          case RGB -> "RGB";
        };
    return "%dx%d %s of %d bits"
        .formatted(format.width(), format.height(), sampling, format.bitDepth());
  }
}
