package org.gnvc.conformance.report;

import java.util.Locale;
import java.util.stream.Collectors;
import org.gnvc.conformance.pixel.FrameError;
import org.gnvc.conformance.pixel.PixelComparison;
import org.gnvc.conformance.pixel.Region;
import org.gnvc.conformance.pixel.WorstFrame;

/** Numbers, curve and pictures of a comparison. */
record PixelSection(PixelComparison pixels, Illustrations illustrations) {

  /** Small pictures are enlarged to about this width, in CSS pixels. */
  private static final int SHOWN_WIDTH = 300;

  private static final String LEGEND =
      "difference: 0 <span class=\"heat\" role=\"img\" aria-label=\"black, red, yellow, white\">"
          + "</span> %d or more";

  /** Empty if nothing was compared. */
  String html() {
    return pixels.worst().map(this::html).orElse("");
  }

  private String html(WorstFrame worst) {
    StringBuilder html = new StringBuilder();
    html.append("<p>").append(Html.text(numbers(worst))).append("</p>\n");
    if (pixels.expectedFrames() > 1) {
      html.append(new PsnrChart(pixels).svg());
    }
    illustrations
        .of(pixels)
        .ifPresent(
            pictures -> {
              html.append(worstFrame(worst, pictures));
              html.append(pixels.psnr().size() > 1 ? slices(worst, pictures) : "");
            });
    return html.toString();
  }

  private String numbers(WorstFrame worst) {
    String each =
        worst.error().planes().stream()
            .map(FrameError.Plane::toString)
            .collect(Collectors.joining(", "));
    return "%s compared. Worst is frame %d with %s dB (%s), at least %s is needed. Mean %s dB, at least %s is needed."
        .formatted(
            Html.count(pixels.psnr().size(), "frame"),
            worst.frame(),
            decibel(worst.error().all()),
            each,
            decibel(pixels.tolerance().worst()),
            decibel(pixels.meanPsnr()),
            decibel(pixels.tolerance().mean()));
  }

  private static String worstFrame(WorstFrame worst, Illustrations.Pictures pictures) {
    Region shown = worst.shown();
    String place =
        worst.whole()
            ? ""
            : ", %d×%d from column %d, row %d"
                .formatted(shown.width(), shown.height(), shown.x(), shown.y());
    return "<div class=\"pictures\">\n"
        + figure(
            pictures.expected(),
            shown.width(),
            shown.height(),
            "frame %d%s: expected".formatted(worst.frame(), place))
        + figure(pictures.decoded(), shown.width(), shown.height(), "decoded")
        + figure(
            pictures.difference(), shown.width(), shown.height(), LEGEND.formatted(worst.scale()))
        + "</div>\n";
  }

  private static String slices(WorstFrame worst, Illustrations.Pictures pictures) {
    int width = worst.expectedSlice().getWidth();
    int height = worst.expectedSlice().getHeight();
    return "<div class=\"slices\">\n"
        + figure(
            pictures.expectedSlice(),
            width,
            height,
            "row %d of every frame, time runs downwards: expected".formatted(worst.row()))
        + figure(pictures.decodedSlice(), width, height, "decoded")
        + "</div>\n";
  }

  private static String figure(String image, int width, int height, String caption) {
    int zoom = Math.max(1, SHOWN_WIDTH / width);
    return """
        <figure style="width:%dpx"><img src="%s" width="%d" height="%d" alt="">
        <figcaption>%s</figcaption></figure>
        """
        .formatted(width * zoom, image, width * zoom, height * zoom, caption);
  }

  private static String decibel(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
