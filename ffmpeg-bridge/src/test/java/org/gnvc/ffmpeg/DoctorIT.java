package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code gnvc ffmpeg doctor} where everything works, and where something does not. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DoctorIT {

  @TempDir Path folder;

  private static Run doctor(Launcher launcher, Object... options) throws Exception {
    return launcher.project("gnvc", ProcessTest.words("ffmpeg", "doctor", options));
  }

  /** The doctor must have found this problem and said what to do. */
  private static void finds(Run run, String part, String text, String cure) {
    assertEquals(4, run.exitCode(), run::toString);
    String out = run.out().replaceAll("\\R +", " ");
    assertTrue(
        out.lines()
            .anyMatch(l -> l.matches(part + " +PROBLEM.*" + text + ".*cure: .*" + cure + ".*")),
        run.out());
    assertTrue(out.strip().endsWith("problem.") || out.strip().endsWith("problems."), out);
  }

  @Test
  void whereEverythingWorksItSaysSo() throws Exception {
    Run run = doctor(new Launcher()).quiet();
    for (String part :
        new String[] {"plug-in", "Java", "libtorch", "model", "FFmpeg", "round trip"}) {
      assertTrue(run.out().lines().anyMatch(line -> line.startsWith(part)), run.out());
    }
    assertTrue(run.out().strip().endsWith("Everything works."), run.out());
  }

  @Test
  void programsGetTheSameAsJson() throws Exception {
    Run run = doctor(new Launcher().set("GNVC_FFMPEG", "bundled"), "--json").quiet();
    JsonObject all = JsonParser.parseString(run.out()).getAsJsonObject();
    assertTrue(all.get("healthy").getAsBoolean(), run.out());
    JsonObject chosen = all.getAsJsonArray("ffmpegs").get(0).getAsJsonObject();
    assertTrue(chosen.get("chosen").getAsBoolean());
    assertEquals("ready", chosen.get("status").getAsString());
    assertEquals(62, chosen.get("libavcodec").getAsInt());
    assertFalse(chosen.getAsJsonArray("replaced").isEmpty());
  }

  @Test
  void anFfmpegThatIsNotThere() throws Exception {
    Run run = doctor(new Launcher().set("GNVC_FFMPEG", "/nowhere"));
    finds(run, "FFmpeg", "/nowhere", "GNVC_FFMPEG=bundled");
  }

  @Test
  void anOldJavaWhereFfmpegLooks() throws Exception {
    Path home = folder.resolve("old");
    Files.createDirectories(home.resolve("lib/server"));
    Files.writeString(home.resolve("lib/server/libjvm.so"), "");
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"1.8.0_202\"\n");
    Run run = doctor(new Launcher().set("JAVA_HOME", home));
    finds(run, "Java", "1\\.8\\.0_202", "JDK 17");
    finds(run, "round trip", "encoding failed", "the problems above");
  }

  @Test
  void aJavaThatDoesNotTellItsPlace() throws Exception {
    Path real = Path.of(System.getProperty("java.home"), "bin/java");
    Path script = folder.resolve("java");
    Files.writeString(script, "#!/bin/sh\nexec '" + real + "' \"$@\"\n");
    assertTrue(script.toFile().setExecutable(true));
    Run run =
        doctor(new Launcher().set("JAVA_HOME", "").path(folder, Launcher.toolsWithout("java")));
    finds(run, "Java", "no Java is", "JAVA_HOME");
  }

  @Test
  void libtorchThatCannotBeUnpacked() throws Exception {
    Run run = doctor(new Launcher().set("DJL_CACHE_DIR", "/proc/nowhere"));
    finds(run, "libtorch", "cannot be loaded", "DJL_CACHE_DIR");
  }

  @Test
  void aPlugInWithoutItsParts() throws Exception {
    Path prefix = Launcher.installation(folder.resolve("prefix"));
    try (Stream<Path> files = Files.list(prefix.resolve("lib/gnvc"))) {
      for (Path file : files.filter(f -> f.toString().contains("_ff")).toList()) {
        Files.delete(file);
      }
    }
    Launcher launcher = new Launcher().set("XDG_CACHE_HOME", folder.resolve("cache"));
    Run run = launcher.run(prefix.resolve("bin/gnvc"), "ffmpeg", "doctor");
    finds(run, "plug-in", "libgnvc_ff", "install");
  }

  @Test
  void aShellThatPreloadsWhatIsGone() throws Exception {
    Path gone = folder.resolve("libgnvc_preload.so");
    Run run = doctor(new Launcher().set("LD_PRELOAD", gone));
    finds(run, "LD_PRELOAD", "is gone", "--unset");
  }
}
