package org.gnvc.conformance.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gnvc.conformance.pixel.PixelComparison;

/** PSNR over the frames as a curve, with the lines that it must not fall below. */
final class PsnrChart {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 200;
  private static final int LEFT = 40;
  private static final int RIGHT = 12;
  private static final int TOP = 20;
  private static final int BOTTOM = 34;
  private static final List<Integer> STEPS = List.of(1, 2, 5, 10, 20, 50);
  private static final int MOST_TICKS = 6;

  /** Beyond this many frames only those that fail have a mark. */
  private static final int MOST_MARKS = 80;

  private final PixelComparison pixels;
  private final double low;
  private final double high;

  PsnrChart(PixelComparison pixels) {
    this.pixels = pixels;
    double tolerated = Math.min(pixels.tolerance().worst(), pixels.tolerance().mean());
    double best = pixels.psnr().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    double least = Math.min(pixels.worstPsnr(), tolerated);
    double most = Math.max(best, Math.max(pixels.tolerance().worst(), pixels.tolerance().mean()));
    double room = Math.max(2, 0.15 * (most - least));
    low = Math.max(0, least - room);
    high = most + room / 2;
  }

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
            .formatted(WIDTH, HEIGHT, Html.text(label())));
    grid(svg);
    missing(svg);
    curve(svg);
    limit(svg, pixels.tolerance().worst(), "every frame");
    limit(svg, pixels.tolerance().mean(), "mean");
    return svg.append("</svg>\n").toString();
  }

  private String label() {
    return String.format(
        Locale.ROOT,
        "PSNR of %d frames, from %.1f to %.1f dB",
        pixels.psnr().size(),
        pixels.worstPsnr(),
        pixels.psnr().stream().mapToDouble(Double::doubleValue).max().orElse(0));
  }

  private void grid(StringBuilder svg) {
    int step = step(high - low);
    for (int db = (int) Math.ceil(low / step) * step; db <= high; db += step) {
      svg.append(line("grid", LEFT, y(db), (double) WIDTH - RIGHT, y(db)));
      svg.append(text("end", LEFT - 6.0, y(db) + 4, Integer.toString(db)));
    }
    int last = pixels.expectedFrames() - 1;
    int frames = step(last);
    for (int frame = 0; frame <= last; frame += frames) {
      svg.append(text("middle", x(frame), HEIGHT - BOTTOM + 16.0, Integer.toString(frame)));
    }
    svg.append(text("end", LEFT - 6.0, 12, "dB"));
    svg.append(text("end", (double) WIDTH - RIGHT, HEIGHT - 4.0, "frame"));
  }

  private void missing(StringBuilder svg) {
    int delivered = pixels.psnr().size();
    if (delivered < pixels.expectedFrames()) {
      double left = delivered == 0 ? LEFT : x(delivered - 1);
      svg.append(
          String.format(
              Locale.ROOT,
              "<rect class=\"missing\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>not delivered</title></rect>\n",
              left,
              TOP,
              WIDTH - RIGHT - left,
              HEIGHT - TOP - BOTTOM));
      svg.append(
          text("end", (double) WIDTH - RIGHT - 4, (TOP + HEIGHT - BOTTOM) / 2.0, "not delivered"));
    }
  }

  private void curve(StringBuilder svg) {
    List<Double> psnr = pixels.psnr();
    String points =
        IntStream.range(0, psnr.size())
            .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i), y(psnr.get(i))))
            .collect(Collectors.joining(" "));
    svg.append("<polyline class=\"curve\" points=\"%s\"/>\n".formatted(points));
    for (int i = 0; i < psnr.size(); i++) {
      boolean failed = psnr.get(i) < pixels.tolerance().worst();
      if (failed || psnr.size() <= MOST_MARKS) {
        svg.append(mark(i, psnr.get(i), failed));
      }
    }
  }

  /** A cross where a frame fails, otherwise a dot. */
  private String mark(int frame, double psnr, boolean failed) {
    String shape =
        failed
            ? "<path class=\"failing\" d=\"M%.1f %.1fm-4 -4l8 8m0 -8l-8 8\">"
            : "<circle class=\"point\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\">";
    return String.format(
        Locale.ROOT,
        shape + "<title>frame %d: %.1f dB</title></%s>\n",
        x(frame),
        y(psnr),
        frame,
        psnr,
        failed ? "path" : "circle");
  }

  private void limit(StringBuilder svg, double db, String name) {
    svg.append(line("limit", LEFT, y(db), (double) WIDTH - RIGHT, y(db)));
    boolean upper = name.equals("mean");
    String label = String.format(Locale.ROOT, "needed, %s: %.1f", name, db);
    svg.append(text("start", LEFT + 6.0, upper ? y(db) - 4 : y(db) + 13, label));
  }

  private double x(int frame) {
    return LEFT + 8 + (double) frame * (WIDTH - RIGHT - LEFT - 16) / (pixels.expectedFrames() - 1);
  }

  private double y(double db) {
    return TOP + (high - db) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }

  private static int step(double range) {
    return STEPS.stream().filter(s -> range / s < MOST_TICKS).findFirst().orElse(100);
  }

  private static String line(String type, double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
        type,
        x1,
        y1,
        x2,
        y2);
  }

  private static String text(String anchor, double x, double y, String text) {
    return String.format(
        Locale.ROOT,
        "<text text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n",
        anchor,
        x,
        y,
        text);
  }
}
