package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When Java is started, when it is not, and what is said when it cannot be. */
class JavaStartIT extends ProcessTest {

  /** A machine without Java. */
  private static final Map<String, String> NO_JAVA = Map.of("JAVA_HOME", "", "PATH", "/nowhere");

  private Run encode(Map<String, String> environment) throws Exception {
    return ffmpeg.runWith(
        environment, words(source(3), "-c:v", "gnvc", folder.resolve("file.mkv")));
  }

  @Test
  void lookingAndCopyingNeedNoJava() throws Exception {
    ffmpeg.runWith(NO_JAVA, "-codecs").quiet();
    assertTrue(ffmpeg.runWith(NO_JAVA, "-encoders").quiet().out().contains(" gnvc "));
    assertTrue(ffmpeg.runWith(NO_JAVA, "-formats").quiet().out().contains(" gnvc "));
    ffmpeg.runWith(NO_JAVA, "-h", "encoder=gnvc").quiet();
    for (String container : CONTAINERS) {
      Path copy = folder.resolve("copy." + container);
      ffmpeg.runWith(NO_JAVA, "-i", clip("mkv"), "-c", "copy", copy).quiet();
      // The input's properties are known without decoding a frame.
      ffmpeg
          .runWith(NO_JAVA, "-loglevel", "info", "-i", copy, "-c", "copy", "-f", "null", "-")
          .ok()
          .says("gnvc")
          .says("96x64");
    }
  }

  @Test
  void aProbeMapsNoJavaLibrary() throws Exception {
    Run run =
        ffmpeg.start(
            Map.of("LD_DEBUG", "files"), "-i", clip("mkv"), "-c", "copy", "-f", "null", "-");
    run.finish().ok().neverSays("libjvm");
  }

  @Test
  void aMissingJavaIsCalledSo() throws Exception {
    encode(NO_JAVA).failed().says("Java").says("17").says("JAVA_HOME");
    Run run = ffmpeg.runWith(NO_JAVA, "-i", clip("mkv"), "-f", "framemd5", "-");
    run.sane().says("JAVA_HOME");
    assertEquals(0, FrameList.parse(run.out()).size());
    // At most one line for each of the three groups.
    assertTrue(run.err().lines().filter(l -> l.contains("JAVA_HOME")).count() <= 3, run.err());
  }

  @Test
  void anOldJavaIsCalledSo() throws Exception {
    Path home = Files.createDirectories(folder.resolve("old"));
    Files.createDirectories(home.resolve("lib/server"));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.25\"\n");
    Files.writeString(home.resolve("lib/server/libjvm.so"), "");
    encode(Map.of("JAVA_HOME", home.toString())).failed().says("11").says("17");
  }

  @Test
  void aBrokenJavaIsCalledSo() throws Exception {
    Path home = Files.createDirectories(folder.resolve("broken"));
    Files.createDirectories(home.resolve("lib/server"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
    Files.writeString(home.resolve("lib/server/libjvm.so"), "no library");
    encode(Map.of("JAVA_HOME", home.toString())).failed().says("libjvm.so");
  }

  @Test
  void wrongJavaOptionsAreAnErrorAndNotACrash() throws Exception {
    encode(Map.of("GNVC_JAVA_OPTS", "-XX:NoSuchOption")).failed().says("NoSuchOption");
  }

  @Test
  void missingJarsAreCalledSo() throws Exception {
    encode(Map.of("GNVC_JAVA_PATH", folder.resolve("none.jar").toString()))
        .failed()
        .says("none.jar");
  }

  @Test
  void standardOutputStaysClean() throws Exception {
    byte[] video = ffmpeg.run("-i", clip("mkv"), "-f", "rawvideo", "-").quiet().outBytes();
    assertEquals(FRAMES * 96 * 64 * 3 / 2, video.length);
    byte[] coded =
        ffmpeg
            .run(words(source(3), "-loglevel", "quiet", "-c:v", "gnvc", "-f", "nut", "-"))
            .quiet()
            .outBytes();
    assertEquals("nut/mul", new String(coded, 0, 7, StandardCharsets.US_ASCII));
  }
}
