package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gnvc.codec.DecoderOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A class of tests that runs once with each FFmpeg, in processes of their own. */
@ParameterizedClass(name = "{0}")
@MethodSource("org.gnvc.ffmpeg.FfmpegProgram#all")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
abstract class ProcessTest {

  /** All containers that carry gnvc, by file name extension. */
  static final List<String> CONTAINERS = List.of("mkv", "mp4", "mov", "nut", "avi", "gnvc");

  /** Frames of {@link #clip}, at 25 frames per second: three groups, the second predictive. */
  static final int FRAMES = 40;

  /** Distance of key frames in {@link #clip}. */
  static final int KEY_INTERVAL = 33;

  private static final Set<Path> CLIPS = new HashSet<>();
  private static final Map<Path, List<String>> DECODED = new ConcurrentHashMap<>();

  @Parameter FfmpegProgram ffmpeg;

  @TempDir Path folder;

  @BeforeEach
  void needsItsFfmpeg() {
    assumeTrue(
        ffmpeg.isPresent(), "no /usr/bin/ffmpeg here: install it to test the plug-in with it");
  }

  /** Words that read a moving test picture of 96x64 pixels, 25 frames per second. */
  static Object[] source(int frames) {
    return source("96x64", frames);
  }

  static Object[] source(String size, int frames) {
    return new Object[] {
      "-f", "lavfi", "-i", "testsrc2=s=%s:r=25:d=%s".formatted(size, frames / 25.0)
    };
  }

  /** Joins words and arrays of words to a command line. */
  static Object[] words(Object... parts) {
    List<Object> all = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Object[] array) {
        all.addAll(List.of(array));
      } else {
        all.add(part);
      }
    }
    return all.toArray();
  }

  /**
   * A coded clip of {@link #FRAMES} frames, encoded straight into this container, once. All
   * containers are written by one process with an encoder for each.
   */
  Path clip(String container) throws IOException, InterruptedException {
    Path files = clipFolder();
    synchronized (CLIPS) {
      if (CLIPS.add(files)) {
        List<Object> outputs = new ArrayList<>();
        for (String each : CONTAINERS) {
          outputs.addAll(List.of("-map", 0, "-c:v", "gnvc", "-crf", 40, "-g", KEY_INTERVAL));
          outputs.add(files.resolve("clip." + each));
        }
        ffmpeg.run(words(source(FRAMES), outputs.toArray())).quiet();
      }
    }
    return files.resolve("clip." + container);
  }

  private Path clipFolder() throws IOException {
    return Files.createDirectories(Path.of("target/process-tests", ffmpeg.name()));
  }

  /** The frames of {@link #clip} as the codec's own decoder makes them. */
  List<String> clipFrames() throws IOException, InterruptedException {
    Path file = clip("gnvc");
    if (!DECODED.containsKey(file)) {
      DECODED.put(file, CoreDecoder.hashes(file, DecoderOptions.defaults()));
    }
    return DECODED.get(file);
  }

  /** The frames of any file as the codec's own decoder makes them. */
  List<String> coreFrames(Path file) throws IOException, InterruptedException {
    Path raw = folder.resolve("core.gnvc");
    ffmpeg.run("-i", file, "-map", "0:v", "-c", "copy", raw).quiet();
    return CoreDecoder.hashes(raw, DecoderOptions.defaults());
  }

  /** Decodes the video of a file. */
  FrameList frames(Object... input) throws IOException, InterruptedException {
    return FrameList.parse(
        ffmpeg.run(words(input, "-map", "0:v", "-f", "framemd5", "-")).quiet().out());
  }

  /** Decodes the video of several files in one process, with a decoder for each. */
  List<FrameList> framesOfEach(List<Path> files) throws IOException, InterruptedException {
    List<Object> inputs = new ArrayList<>();
    List<Object> outputs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      inputs.addAll(List.of("-i", files.get(i)));
      outputs.addAll(List.of("-map", i + ":v", "-f", "framemd5", folder.resolve("list" + i)));
    }
    ffmpeg.run(words(inputs.toArray(), outputs.toArray())).quiet();
    List<FrameList> lists = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      lists.add(FrameList.parse(Files.readString(folder.resolve("list" + i))));
    }
    return lists;
  }

  /** Lists the packets of a file without decoding, less the empty ones that fill gaps in AVI. */
  FrameList packets(Path file, String streams) throws IOException, InterruptedException {
    Run run = ffmpeg.run("-i", file, "-map", streams, "-c", "copy", "-f", "framemd5", "-");
    return FrameList.parse(run.ok().out()).withoutEmpty();
  }

  FrameList packets(Path file) throws IOException, InterruptedException {
    return packets(file, "0:v");
  }

  /** Numbers of the frames that are marked as key frames. */
  List<Integer> keys(Path file) throws IOException, InterruptedException {
    String flags =
        ffmpeg.probe("-show_entries", "packet=flags", "-of", "csv=p=0", file).quiet().out();
    List<String> lines = flags.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(n -> lines.get(n).startsWith("K"))
        .boxed()
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** What ffprobe knows of the video stream: lines of {@code name=value}. */
  String stream(Path file) throws IOException, InterruptedException {
    return ffmpeg.probe("-select_streams", "v", "-show_streams", file).quiet().out();
  }
}
