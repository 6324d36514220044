package org.gnvc.conformance.perceptual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.media.ReadOptions;
import org.gnvc.media.VideoReader;
import org.gnvc.scene.ProceduralScene;

/** The clips that limits are held on. Stateless. */
public final class Clips {

  /** Names of the drawn clips. */
  public static final List<String> DRAWN = List.of("day", "evening");

  /** A key group and a predictive one. */
  private static final int DRAWN_FRAMES = 33;

  /** One short key group; of real videos there are many. */
  private static final int REAL_FRAMES = 9;

  private static final VideoFormat DRAWN_FORMAT =
      new VideoFormat(192, 128, ChromaFormat.YUV420, 8, ColorDescription.BT709);
  private static final int FROM_THE_START = 0;

  private Clips() {}

  /**
   * Draws a clip.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static ShownClip drawn(String name) {
    ProceduralScene scene =
        switch (name) {
          case "day" -> new ProceduralScene(DRAWN_FORMAT, 1, ProceduralScene.NO_CUT);
          case "evening" -> new ProceduralScene(DRAWN_FORMAT, 2, FROM_THE_START);
          default -> throw new IllegalArgumentException("no drawn clip " + name);
        };
    Rational rate = new Rational(ProceduralScene.FRAME_RATE, 1);
    List<Frame> frames = IntStream.range(0, DRAWN_FRAMES).mapToObj(scene::frame).toList();
    return new ShownClip(ShownClip.Kind.DRAWN, name, rate, frames);
  }

  /** The videos of a folder by their names, which are those of the files without extension. */
  public static Map<String, Path> real(Path folder) throws IOException {
    Map<String, Path> videos = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        videos.put(file.getFileName().toString().replaceFirst("\\.[^.]*$", ""), file);
      }
    }
    return videos;
  }

  /** Reads the start of a video. */
  public static ShownClip read(String name, Path file) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(file.toString(), ReadOptions.DEFAULT)) {
      while (frames.size() < REAL_FRAMES) {
        Frame frame = reader.next();
        if (frame == null) {
          break;
        }
        frames.add(frame.withPts(frames.size()));
      }
      return new ShownClip(ShownClip.Kind.REAL, name, reader.frameRate(), frames);
    }
  }
}
