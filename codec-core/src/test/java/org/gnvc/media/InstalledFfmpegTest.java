package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files from the machine's own ffmpeg program; skipped where there is none. */
class InstalledFfmpegTest {

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void picturesAreTurnedUprightAsTheContainerSays() throws Exception {
    Path flat = folder.resolve("flat.mp4");
    Path turned = folder.resolve("turned.mp4");
    Clips.write(
        flat, Clips.draw(Clips.format(96, 64, ChromaFormat.YUV420, 8), 2), WriteOptions.DEFAULT);
    ffmpeg("-i", flat.toString(), "-c", "copy", "-metadata:s:v", "rotate=90", turned.toString());
    Frame upright = read(turned).get(0);
    assertEquals(64, upright.format().width());
    assertEquals(96, upright.format().height());
    Path copy = folder.resolve("copy.y4m");
    ffmpeg("-i", turned.toString(), copy.toString());
    assertTrue(Clips.psnr(read(copy).get(0), upright) > 90, "turned the other way");
  }

  @Test
  void everyUsualPixelFormatIsRead() throws Exception {
    String[] formats = {
      "nv12",
      "yuv411p",
      "yuv440p",
      "gray10le",
      "yuva420p",
      "yuv422p12le",
      "rgb565le",
      "gbrp12le",
      "yuyv422",
      "p010le",
      "rgb48le",
      "ya8"
    };
    for (String format : formats) {
      Path file = folder.resolve(format + ".nut");
      ffmpeg(
          "-f",
          "lavfi",
          "-i",
          "testsrc2=size=50x38:duration=0.2",
          "-pix_fmt",
          format,
          "-c:v",
          "rawvideo",
          file.toString());
      assertEquals(5, read(file).size(), format);
    }
  }

  @Test
  void anotherDecoderSeesTheSameFramesAndTimes() throws Exception {
    Path file = folder.resolve("a.mp4");
    Clips.write(
        file, Clips.draw(Clips.format(96, 64, ChromaFormat.YUV420, 8), 5), WriteOptions.DEFAULT);
    Path copy = folder.resolve("b.y4m");
    ffmpeg("-i", file.toString(), copy.toString());
    List<Frame> ours = read(file);
    List<Frame> theirs = read(copy);
    assertEquals(ours.size(), theirs.size());
    for (int i = 0; i < ours.size(); i++) {
      assertTrue(Clips.psnr(ours.get(i), theirs.get(i)) > 90, "frame " + i);
    }
  }

  private List<Frame> read(Path file) throws IOException {
    return Clips.read(file, ReadOptions.DEFAULT.withWarnings(warnings::add));
  }

  private void ffmpeg(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      Assumptions.abort("needs an ffmpeg program on the path");
      return;
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), String.join(" ", command));
  }
}
