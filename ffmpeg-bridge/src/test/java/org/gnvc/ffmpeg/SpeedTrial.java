package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Times FFmpeg with gnvc beside the codec's own command line, on the same clip, in turns. Not part
 * of the build; {@code ffmpeg-bridge/trial speed} runs it on a machine that has nothing else to do.
 */
class SpeedTrial extends ProcessTest {

  private static final int FRAMES_TIMED = Integer.getInteger("gnvc.trial.frames", 200);

  private static final String SIZE = System.getProperty("gnvc.trial.size", "640x360");

  private static final int ROUNDS = Integer.getInteger("gnvc.trial.rounds", 3);

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void throughputBesideTheCommandLine() throws Exception {
    Path video = folder.resolve("video.y4m");
    Path coded = folder.resolve("coded.gnvc");
    Path back = folder.resolve("back.y4m");
    ffmpeg.run(words(source(SIZE, FRAMES_TIMED), "-pix_fmt", "yuv420p", video)).ok();
    compare(
        "encode",
        () -> commandLine("encode", "--quiet", "--force", "--quality", 32, video, coded),
        () -> ffmpeg.run("-i", video, "-c:v", "gnvc", coded).ok().exitCode());
    compare(
        "decode",
        () -> commandLine("decode", "--quiet", "--force", coded, back),
        () -> ffmpeg.run("-i", coded, back).ok().exitCode());
    compare(
        "start (encode one frame)",
        () ->
            commandLine(
                "encode", "--quiet", "--force", "--frames", 1, video, folder.resolve("a.gnvc")),
        () ->
            ffmpeg
                .run("-i", video, "-frames:v", 1, "-c:v", "gnvc", folder.resolve("b.gnvc"))
                .ok()
                .exitCode());
  }

  private void compare(String what, Callable<Integer> own, Callable<Integer> bridge)
      throws Exception {
    List<Double> ownSeconds = new ArrayList<>();
    List<Double> bridgeSeconds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      ownSeconds.add(seconds(own));
      bridgeSeconds.add(seconds(bridge));
    }
    double best = ownSeconds.stream().min(Double::compare).orElseThrow();
    double bestBridge = bridgeSeconds.stream().min(Double::compare).orElseThrow();
    System.out.printf(
        "%s, %s of %s: command line %.2f s, FFmpeg %.2f s (%+.1f %%), best of %d%n",
        ffmpeg, what, SIZE, best, bestBridge, 100 * (bestBridge / best - 1), ROUNDS);
  }

  private static double seconds(Callable<Integer> task) throws Exception {
    long start = System.nanoTime();
    assertEquals(0, task.call());
    return (System.nanoTime() - start) / 1e9;
  }

  private int commandLine(Object... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of("../gnvc").toRealPath().toString()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GNVC_NO_BUILD", "1");
    Path log = Files.createTempFile(folder, "command", ".log");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
  }
}
