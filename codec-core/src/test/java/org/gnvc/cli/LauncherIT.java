package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gnvc.convert.RandomPack;
import org.gnvc.model.TensorType;
import org.gnvc.model.TinyWan;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher and the packaged program as processes of their own. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherIT {

  private static final Path LAUNCHER = Path.of("../gnvc").toAbsolutePath().normalize();

  /** 130 where the program ended itself, 143 where the signal did. */
  private static final List<Integer> STOPPED = List.of(ExitCode.INTERRUPTED, 143);

  @TempDir Path folder;

  @BeforeAll
  static void needsAShell() {
    assumeFalse(System.getProperty("os.name").startsWith("Windows"), "the launcher needs bash");
  }

  private Process start(Path launcher, Object... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GNVC_NO_BUILD", "1");
    builder.environment().put("GNVC_MODELS", folder.resolve("models").toString());
    // Java announces options from the environment on standard error.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    builder.redirectError(folder.resolve("stderr").toFile());
    return builder.start();
  }

  private String stderr() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }

  private void run(Object... args) throws Exception {
    Process process = start(LAUNCHER, args);
    process.getInputStream().readAllBytes();
    assertEquals(0, process.waitFor(), stderr());
  }

  @Test
  void theLauncherWorksThroughLinksAndInFoldersWithSpaces() throws Exception {
    Path odd = Files.createDirectories(folder.resolve("a folder"));
    Path inner = Files.createSymbolicLink(odd.resolve("inner link"), LAUNCHER);
    Path outer = Files.createSymbolicLink(folder.resolve("outer"), Path.of("a folder/inner link"));
    Process process = start(outer, "--version");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), stderr());
    Files.delete(outer);
    Files.delete(inner);
    assertTrue(out.startsWith("gnvc 0."), out);
    assertEquals("", stderr());
  }

  @Test
  void everythingWorksThroughPipes() throws Exception {
    Process encode = start(LAUNCHER, "encode", "-", "-", "--quiet");
    try (OutputStream in = encode.getOutputStream()) {
      TestVideo.writeY4m(in, 5);
    }
    byte[] coded = encode.getInputStream().readAllBytes();
    assertEquals(0, encode.waitFor(), stderr());
    Process decode = start(LAUNCHER, "decode", "-", "-", "--quiet");
    try (OutputStream in = decode.getOutputStream()) {
      in.write(coded);
    }
    byte[] video = decode.getInputStream().readAllBytes();
    assertEquals(0, decode.waitFor(), stderr());
    String text = new String(video, StandardCharsets.ISO_8859_1);
    assertTrue(text.startsWith("YUV4MPEG2 W64 H48 "), text.substring(0, 40));
    assertEquals(5, text.split("FRAME\n", -1).length - 1);
    assertEquals("", stderr());
  }

  @Test
  void anInstalledPackIsFoundByItsProfile() throws Exception {
    Path source = TestVideo.y4m(folder.resolve("source.y4m"), 9);
    Path coded = folder.resolve("coded.gnvc");
    Path video = folder.resolve("video.y4m");
    Object[] encode = {
      "encode", source, coded, "--profile", "wan", "--group", 4, "--steps", 2, "--threads", 1
    };
    Process missing = start(LAUNCHER, encode);
    assertEquals(ExitCode.MISSING, missing.waitFor(), stderr());
    assertTrue(stderr().contains("gnvc model convert"), stderr());
    RandomPack.write(folder.resolve("models").resolve("wan"), TinyWan.CONFIG, 1, TensorType.BF16);
    run(encode);
    assertTrue(stderr().startsWith("profile wan on the processor takes seconds"), stderr());
    run("decode", coded, video, "--threads", 1);
    assertEquals(
        9, Files.readString(video, StandardCharsets.ISO_8859_1).split("FRAME\n", -1).length - 1);
    run("verify", coded, "--reference", "--quiet");
    assertEquals("", stderr());
  }

  @Test
  void aClosedPipeIsOneLine() throws Exception {
    Path coded = folder.resolve("coded.gnvc");
    run("encode", TestVideo.y4m(folder.resolve("source.y4m"), 41), coded);
    Process decode = start(LAUNCHER, "decode", coded, "-");
    decode.getInputStream().read();
    decode.getInputStream().close();
    assertEquals(ExitCode.IO, decode.waitFor(), stderr());
    assertEquals(1, stderr().lines().count(), stderr());
    assertTrue(stderr().contains("standard output"), stderr());
  }

  @Test
  void aStoppedEncodeLeavesAPlayableFile() throws Exception {
    Path coded = folder.resolve("coded.gnvc");
    Path growing = folder.resolve("coded.gnvc.part");
    Process encode = start(LAUNCHER, "encode", "-", coded, "--group", "8");
    OutputStream in = encode.getOutputStream();
    TestVideo.writeY4m(in, 30);
    in.flush();
    while (!Files.exists(growing) || Files.size(growing) < 200) {
      assertTrue(encode.isAlive(), stderr());
      Thread.sleep(50);
    }
    encode.destroy();
    assertTrue(STOPPED.contains(encode.waitFor()), stderr());
    assertTrue(stderr().contains("are complete and kept in"), stderr());
    assertEquals(1, stderr().lines().count(), stderr());
    assertFalse(Files.exists(growing));
    run("verify", coded);
    run("decode", coded, folder.resolve("video.mkv"));
  }
}
