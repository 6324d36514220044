package org.gnvc.conformance.pixel;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * Tries what often goes wrong on a frame that fails: which mistake, when it is undone, brings the
 * frame much nearer to what is expected?
 */
final class Hint {

  /** By how much, in dB. */
  private static final double MUCH = 6;

  private static final int NEIGHBOURS = 2;
  private static final List<Integer> CHROMA_SWAPPED = List.of(0, 2, 1);
  private static final List<List<Integer>> OTHER_ORDERS =
      List.of(List.of(2, 1, 0), List.of(1, 0, 2), List.of(1, 2, 0), List.of(2, 0, 1));

  private final List<Frame> expected;
  private final Frame decoded;
  private final VideoFormat format;
  private final int index;
  private double best;
  private String text = "";

  /** A plane's sample at a place, made from the decoded plane. */
  private interface Change {
    int sample(Plane plane, int x, int y);
  }

  private record Plane(short[] samples, int width, int height, boolean chroma) {
    int at(int x, int y) {
      return samples[y * width + x];
    }
  }

  /**
   * Tries everything.
   *
   * @param expected all expected frames
   * @param decoded the frame that fails
   * @param index its place
   */
  Hint(List<Frame> expected, Frame decoded, int index) {
    this.expected = expected;
    this.decoded = decoded;
    this.index = index;
    format = decoded.format();
    best = FrameError.of(expected.get(index), decoded).all() + MUCH;
    tryOtherFrames();
    tryOrders();
    tryRanges();
    tryChange("mirrored left to right", (p, x, y) -> p.at(p.width() - 1 - x, y));
    tryChange("turned upside down", (p, x, y) -> p.at(x, p.height() - 1 - y));
  }

  /** What helps most, a part of a sentence; empty if nothing does. */
  String text() {
    return text;
  }

  private void tryOtherFrames() {
    int first = Math.max(0, index - NEIGHBOURS);
    int last = Math.min(expected.size() - 1, index + NEIGHBOURS);
    for (int other = first; other <= last; other++) {
      offer(FrameError.of(expected.get(other), decoded), "in place of frame " + other);
    }
  }

  private void tryOrders() {
    tryOrder(CHROMA_SWAPPED);
    boolean alike = format.chroma() == ChromaFormat.YUV444 || format.chroma() == ChromaFormat.RGB;
    if (alike) {
      OTHER_ORDERS.forEach(this::tryOrder);
    }
  }

  private void tryOrder(List<Integer> order) {
    List<String> names = FrameError.names(format.chroma());
    List<short[]> planes = order.stream().map(decoded.planes()::get).toList();
    String how = order.stream().map(names::get).collect(Collectors.joining(", "));
    offer(
        FrameError.of(expected.get(index), new Frame(format, decoded.pts(), planes)),
        "with its planes taken in the order " + how);
  }

  private void tryRanges() {
    int unit = 1 << (format.bitDepth() - 8);
    double max = format.maxSample();
    tryChange(
        "stretched from limited to full range",
        (p, x, y) ->
            p.chroma()
                ? rounded((p.at(x, y) - 128 * unit) * max / (224 * unit) + 128 * unit)
                : rounded((p.at(x, y) - 16 * unit) * max / (219 * unit)));
    tryChange(
        "squeezed from full to limited range",
        (p, x, y) ->
            p.chroma()
                ? rounded((p.at(x, y) - 128 * unit) * (224 * unit) / max + 128 * unit)
                : rounded(p.at(x, y) * (219 * unit) / max + 16 * unit));
  }

  private int rounded(double sample) {
    return (int) Math.max(0, Math.min(format.maxSample(), Math.round(sample)));
  }

  private void tryChange(String how, Change change) {
    Frame changed = Frame.allocate(format, decoded.pts());
    for (int p = 0; p < 3; p++) {
      boolean chroma = p > 0 && format.chroma() != ChromaFormat.RGB;
      Plane plane =
          new Plane(decoded.planes().get(p), format.planeWidth(p), format.planeHeight(p), chroma);
      short[] samples = changed.planes().get(p);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) change.sample(plane, i % plane.width(), i / plane.width());
      }
    }
    offer(FrameError.of(expected.get(index), changed), how);
  }

  private void offer(FrameError error, String how) {
    if (error.all() >= best) {
      best = error.all();
      text = String.format(Locale.ROOT, "frame %d would have %.1f dB %s", index, best, how);
    }
  }
}
