package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A long encode and a long decode: memory must not grow. Not part of the build; {@code
 * ffmpeg-bridge/trial soak} runs it.
 */
class SoakTrial extends ProcessTest {

  private static final int FRAMES_LONG = Integer.getInteger("gnvc.trial.frames", 2000);

  private static final String SIZE = System.getProperty("gnvc.trial.size", "320x192");

  /**
   * What may be added after the first third of a run: caches of the JVM's compiler and the heap.
   */
  private static final double GROWTH = 1.1;

  @Test
  @Timeout(value = 3, unit = TimeUnit.HOURS)
  void memoryIsFlat() throws Exception {
    Path file = folder.resolve("long.mkv");
    flat(
        "encode",
        ffmpeg.start(
            Map.of("GNVC_JAVA_OPTS", "-Xmx256m"),
            words(source(SIZE, FRAMES_LONG), "-c:v", "gnvc", "-crf", 40, file)));
    assertEquals(FRAMES_LONG, packets(file).size());
    flat(
        "decode",
        ffmpeg.start(Map.of("GNVC_JAVA_OPTS", "-Xmx256m"), "-i", file, "-f", "null", "-"));
  }

  private void flat(String what, Run run) throws Exception {
    List<Double> megabytes = new ArrayList<>();
    long start = System.nanoTime();
    while (run.handle().isAlive()) {
      residentMegabytes(run.handle().pid(), megabytes);
      Thread.sleep(1000);
    }
    run.finish().quiet();
    double seconds = (System.nanoTime() - start) / 1e9;
    int third = megabytes.size() / 3;
    double early = Collections.max(megabytes.subList(0, Math.max(third, 1)));
    double late = Collections.max(megabytes.subList(third, megabytes.size()));
    System.out.printf(
        "%s %s: %d frames of %s in %.0f s, resident memory at most %.0f MB in the first third, %.0f MB"
            + " after it, %.0f MB at the end%n",
        ffmpeg, what, FRAMES_LONG, SIZE, seconds, early, late, megabytes.get(megabytes.size() - 1));
    assertTrue(late < GROWTH * early, () -> megabytes.toString());
  }

  private static void residentMegabytes(long pid, List<Double> to) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmRSS:")) {
          to.add(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0);
        }
      }
    } catch (IOException e) {
      // It has ended just now.
    }
  }
}
