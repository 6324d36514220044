package org.gnvc.conformance.perceptual;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.GnvcDecoder;
import org.gnvc.frame.Frame;

/**
 * Measures the limits of the embedded model with the reference decoding, our decoder in float32 on
 * the processor, and writes them; {@code conformance/limits/measure} starts it. Limits of clips
 * that are not measured this time are dropped.
 */
public final class MeasureLimits {

  /**
   * Ten times and more what bfloat16 changes, and less than what is lost without refinement at low
   * rates.
   */
  static final double MARGIN = 0.01;

  private final Studio studio;
  private final Path folder;
  private final PrintStream out;
  private final Limits limits;

  private MeasureLimits(Studio studio, Path folder, PrintStream out) throws IOException {
    this.studio = studio;
    this.folder = folder;
    this.out = out;
    limits =
        new Limits(
            studio.model().synthesisHash().toString(),
            studio.model().entropyHash().toString(),
            MARGIN,
            studio.weights().orElse(null),
            new TreeMap<>());
  }

  /** Arguments: folder of the limits; weights of LPIPS or "-"; folder of videos, if any. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Optional<Path> weights = path(arguments, 1);
    Optional<Path> videos = path(arguments, 2);
    try (Studio studio = Studio.open(weights)) {
      MeasureLimits measuring = new MeasureLimits(studio, folder, System.out);
      for (String name : Clips.DRAWN) {
        measuring.measure(studio.drawn(name));
      }
      if (videos.isPresent()) {
        for (Map.Entry<String, Path> video : Clips.real(videos.get()).entrySet()) {
          measuring.measure(Original.of(Clips.read(video.getKey(), video.getValue())));
        }
      }
    }
  }

  private static Optional<Path> path(String[] arguments, int index) {
    boolean given = arguments.length > index && !arguments[index].equals("-");
    return given ? Optional.of(Path.of(arguments[index])) : Optional.empty();
  }

  private void measure(Original original) throws IOException {
    for (int rate : Studio.RATES) {
      Path stream = Files.createTempFile("gnvc-limits", ".gnvc");
      try {
        studio.encode(original.clip(), rate, stream);
        Measured measured = studio.measure(original, decode(studio, stream));
        limits.put(original.clip().kind(), original.clip().name(), rate, measured.rounded());
        out.printf("%-16s rate %2d  %s%n", original.clip().name(), rate, measured.rounded());
      } finally {
        Files.delete(stream);
      }
    }
    limits.write(folder);
  }

  /** The reference decoding of a stream. */
  static List<Frame> decode(Studio studio, Path stream) throws IOException {
    return decode(studio, stream, DecoderOptions.defaults());
  }

  /** Our decoding of a stream in float32. */
  static List<Frame> decode(Studio studio, Path stream, DecoderOptions options) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (InputStream in = Files.newInputStream(stream);
        RawFileReader reader = RawFileReader.of(in);
        GnvcDecoder decoder = new GnvcDecoder(studio.model(), reader.header(), options)) {
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof StreamEvent.Group found) {
          frames.addAll(decoder.decode(found.group()));
        }
      }
    }
    return frames;
  }
}
