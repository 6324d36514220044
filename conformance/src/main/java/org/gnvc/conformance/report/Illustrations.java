package org.gnvc.conformance.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.gnvc.conformance.judge.Outcome;
import org.gnvc.conformance.pixel.FrameError;
import org.gnvc.conformance.pixel.PixelComparison;
import org.gnvc.conformance.pixel.WorstFrame;

/**
 * The pictures on the page: of failed cases and of the few that only just passed, as long as they
 * fit. Equal pictures are not shown.
 */
final class Illustrations {

  /** Characters of all pictures together. */
  private static final int BUDGET = 3_500_000;

  private static final int WORST_PASSED = 4;

  private final IdentityHashMap<PixelComparison, Pictures> chosen = new IdentityHashMap<>();
  private int left = BUDGET;
  private int leftOut;

  /** Chooses from the cases: failed ones first, in their order. */
  static Illustrations of(List<Case> cases) throws IOException {
    Illustrations illustrations = new Illustrations();
    for (PixelComparison pixels : CaseDetails.comparisons(cases, Outcome.FAILED)) {
      illustrations.add(pixels);
    }
    List<PixelComparison> passed =
        CaseDetails.comparisons(cases, Outcome.PASSED).stream()
            .sorted(Comparator.comparingDouble(Illustrations::room))
            .limit(WORST_PASSED)
            .toList();
    for (PixelComparison pixels : passed) {
      illustrations.add(pixels);
    }
    return illustrations;
  }

  /** Pictures of a comparison, if they are on the page. */
  Optional<Pictures> of(PixelComparison pixels) {
    return Optional.ofNullable(chosen.get(pixels));
  }

  /** Comparisons whose pictures did not fit. */
  int leftOut() {
    return leftOut;
  }

  private void add(PixelComparison pixels) throws IOException {
    if (pixels.worst().isEmpty() || pixels.worstPsnr() == FrameError.EQUAL) {
      return;
    }
    Pictures pictures = Pictures.of(pixels.worst().get());
    if (pictures.length() > left) {
      leftOut++;
      return;
    }
    left -= pictures.length();
    chosen.put(pixels, pictures);
  }

  /** By how much the tolerance was kept, in dB. */
  private static double room(PixelComparison pixels) {
    return Math.min(
        pixels.worstPsnr() - pixels.tolerance().worst(),
        pixels.meanPsnr() - pixels.tolerance().mean());
  }

  /** Addresses that hold the pictures themselves. */
  record Pictures(
      String expected,
      String decoded,
      String difference,
      String expectedSlice,
      String decodedSlice) {

    private static Pictures of(WorstFrame worst) throws IOException {
      return new Pictures(
          address(worst.expected()),
          address(worst.decoded()),
          address(worst.difference()),
          address(worst.expectedSlice()),
          address(worst.decodedSlice()));
    }

    private int length() {
      return expected.length()
          + decoded.length()
          + difference.length()
          + expectedSlice.length()
          + decodedSlice.length();
    }

    private static String address(BufferedImage image) throws IOException {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      if (!ImageIO.write(image, "png", png)) {
        throw new IOException("no PNG writer in this Java");
      }
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }
  }
}
