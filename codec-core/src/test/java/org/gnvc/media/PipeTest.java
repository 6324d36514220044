package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Standard input and output of a real process, and what it prints. */
class PipeTest {

  @TempDir private Path folder;
  private Path y4m;
  private Path out;
  private Path err;

  @BeforeEach
  void drawClip() throws Exception {
    y4m = folder.resolve("in.y4m");
    out = folder.resolve("out");
    err = folder.resolve("err");
    List<Frame> frames = Clips.draw(Clips.format(64, 48, ChromaFormat.YUV420, 8), 5);
    Clips.write(y4m, frames, WriteOptions.DEFAULT);
  }

  @Test
  void y4mGoesThroughStandardInputAndOutputUnchanged() throws Exception {
    assertEquals(0, run(y4m, List.of(), "-", "-"));
    assertArrayEquals(Files.readAllBytes(y4m), Files.readAllBytes(out));
    assertEquals("", Files.readString(err));
  }

  @Test
  void matroskaFromStandardInputKeepsItsFrames() throws Exception {
    Path mkv = folder.resolve("in.mkv");
    Clips.write(mkv, Clips.read(y4m, ReadOptions.DEFAULT), WriteOptions.DEFAULT);
    assertEquals(0, run(mkv, List.of(), "-", "-"));
    assertArrayEquals(Files.readAllBytes(y4m), Files.readAllBytes(out));
  }

  @Test
  void ffmpegPrintsNothingWhereItHasMuchToSay() throws Exception {
    Path broken = folder.resolve("broken.mp4");
    List<Frame> frames = Clips.draw(Clips.format(128, 72, ChromaFormat.YUV420, 8), 8);
    Clips.write(broken, frames, WriteOptions.DEFAULT);
    byte[] bytes = Files.readAllBytes(broken);
    Arrays.fill(bytes, bytes.length / 2, bytes.length * 3 / 4, (byte) 0x5A);
    Files.write(broken, bytes);
    assertEquals(0, run(y4m, List.of(), broken.toString(), folder.resolve("x.mp4").toString()));
    assertEquals("", Files.readString(out));
    assertEquals("", Files.readString(err));
  }

  @Test
  void garbageOnStandardInputIsOneLine() throws Exception {
    Path garbage = Files.writeString(folder.resolve("garbage"), "no video here\n".repeat(500));
    assertEquals(1, run(garbage, List.of(), "-", "-"));
    String message = Files.readString(err).strip();
    assertTrue(message.startsWith("MediaException standard input: "), message);
    assertEquals(-1, message.indexOf('\n'));
  }

  @Test
  void aReaderThatGoesAwayIsAnErrorAndNoSignal() throws Exception {
    Path large = folder.resolve("large.y4m");
    Clips.write(
        large, Clips.draw(Clips.format(640, 360, ChromaFormat.YUV420, 8), 2), WriteOptions.DEFAULT);
    Process process =
        quiet(command(List.of(), large.toString(), "-")).redirectError(err.toFile()).start();
    process.getInputStream().read();
    process.getInputStream().close();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue());
    String message = Files.readString(err).strip();
    assertTrue(message.startsWith("MediaException standard output: cannot be written"), message);
  }

  @Test
  void missingNativeLibrariesAreADeclaredError() throws Exception {
    List<String> platform = List.of("-Dorg.bytedeco.javacpp.platform=nowhere");
    assertEquals(1, run(y4m, platform, "-", "-"));
    String message = Files.readString(err).strip();
    assertTrue(message.startsWith("MissingLibraryException FFmpeg cannot be loaded"), message);
    assertEquals(-1, message.indexOf('\n'), message);
  }

  private int run(Path input, List<String> flags, String source, String target)
      throws IOException, InterruptedException {
    Process process =
        quiet(command(flags, source, target))
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return process.exitValue();
  }

  private static List<String> command(List<String> flags, String source, String target) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dfile.encoding=" + StandardCharsets.UTF_8);
    command.addAll(flags);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(PipeProgram.class.getName());
    command.add(source);
    command.add(target);
    return command;
  }

  /** A process whose Java says nothing of its own: it announces options from the environment. */
  private static ProcessBuilder quiet(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    return builder;
  }
}
