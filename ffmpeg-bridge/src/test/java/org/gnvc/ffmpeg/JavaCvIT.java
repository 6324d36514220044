package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented JavaCV program, as its users start it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JavaCvIT {

  private static final Path SAMPLE =
      Path.of("../docs/examples/JavaCvRoundTrip.java").toAbsolutePath().normalize();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4", "gnvc"})
  void theSampleRecordsReadsAndSeeks(String container) throws Exception {
    Path file = folder.resolve("clip." + container);
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-cp",
            classPath(),
            SAMPLE.toString(),
            file.toString());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
    // Nobody may need to find a second Java.
    builder.environment().put("JAVA_HOME", "/nowhere");
    builder.environment().put("PATH", "/nowhere");
    Process process = builder.redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> out + read(errors));
    assertTrue(out.contains("gnvc, 160x96, 25.") || out.contains("gnvc, 160x96, 24."), out);
    assertTrue(out.contains("\n50 frames, mean error "), out);
    double error = Double.parseDouble(out.replaceAll("(?s).*mean error ([0-9.]+).*", "$1"));
    assertTrue(error < 12, out);
    assertTrue(out.contains("frame at 1.40 s") || out.contains("frame at 1.44 s"), out);
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
