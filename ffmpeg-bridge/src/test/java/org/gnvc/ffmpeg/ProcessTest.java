package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
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

  /** Frames of {@link #clip}, at 25 frames per second: three groups, two of them key groups. */
  static final int FRAMES = 40;

  /** Distance of key frames in {@link #clip}. */
  static final int KEY_INTERVAL = 20;

  private static final Map<Path, Path> CLIPS = new ConcurrentHashMap<>();
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

  /** A coded clip of {@link #FRAMES} frames, encoded straight into this container, once. */
  Path clip(String container) throws IOException, InterruptedException {
    Path file = clipFolder().resolve("clip." + container);
    if (!CLIPS.containsKey(file)) {
      ffmpeg
          .run(words(source(FRAMES), "-c:v", "gnvc", "-crf", 40, "-g", KEY_INTERVAL, file))
          .quiet();
      CLIPS.put(file, file);
    }
    return file;
  }

  /** The same clip with a tone of AAC beside it, by copying; every container except raw files. */
  Path clipWithAudio(String container) throws IOException, InterruptedException {
    Path file = clipFolder().resolve("sound." + container);
    if (!CLIPS.containsKey(file)) {
      Path tone = clipFolder().resolve("tone.mkv");
      ffmpeg.run("-f", "lavfi", "-i", "sine=d=1.6:r=48000", "-c:a", "aac", tone).quiet();
      ffmpeg.run("-i", clip("nut"), "-i", tone, "-map", 0, "-map", 1, "-c", "copy", file).ok();
      CLIPS.put(file, file);
    }
    return file;
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

  /** Lists the packets of a file without decoding. */
  FrameList packets(Path file, String streams) throws IOException, InterruptedException {
    Run run = ffmpeg.run("-i", file, "-map", streams, "-c", "copy", "-f", "framemd5", "-");
    return FrameList.parse(run.ok().out());
  }

  FrameList packets(Path file) throws IOException, InterruptedException {
    return packets(file, "0:v");
  }

  /** What ffprobe knows of the video stream: lines of {@code name=value}. */
  String stream(Path file) throws IOException, InterruptedException {
    return ffmpeg.probe("-select_streams", "v", "-show_streams", file).quiet().out();
  }
}
