package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/ffmpeg} and its like: which FFmpeg they run, and what they say when they cannot. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LaunchersIT {

  private static final Path SYSTEM = Path.of("/usr/bin/ffmpeg");

  @TempDir Path folder;

  private Path withoutFfmpeg() throws IOException {
    return Launcher.toolsWithout("ffmpeg", "ffprobe", "ffplay");
  }

  private static void needsASystemFfmpeg() {
    assumeTrue(Files.isExecutable(SYSTEM), "no /usr/bin/ffmpeg here: install it for this test");
  }

  /** A program that is no FFmpeg with shared libraries: as a static build looks from outside. */
  private Path program(String place, String appended) throws IOException {
    Path program = folder.resolve(place);
    Files.createDirectories(program.getParent());
    Files.copy(Path.of("/bin/true").toRealPath(), program);
    byte[] bytes = Files.readAllBytes(program);
    byte[] more = appended.getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
    System.arraycopy(more, 0, all, bytes.length, more.length);
    Files.write(program, all);
    return program;
  }

  private Path script(String place, String text) throws IOException {
    Path script = folder.resolve(place);
    Files.createDirectories(script.getParent());
    Files.writeString(script, "#!/bin/sh\n" + text);
    assertTrue(script.toFile().setExecutable(true));
    return script;
  }

  @Test
  void theSystemsFfmpegGetsTheCodecAndNothingIsPrinted() throws Exception {
    needsASystemFfmpeg();
    Run own = new Launcher().project("bin/ffmpeg", "-hide_banner", "-encoders").quiet();
    assertTrue(own.out().contains(" gnvc "), own.out());
    assertTrue(new Launcher().project("bin/ffprobe", "-version").quiet().out().contains("ffprobe"));
    String plain = new Launcher().run(SYSTEM, "-version").out();
    assertEquals(plain, new Launcher().project("bin/ffmpeg", "-version").quiet().out());
  }

  @Test
  void withoutASystemFfmpegTheBundledOneRuns() throws Exception {
    Launcher launcher = new Launcher().path(withoutFfmpeg());
    Run run = launcher.project("bin/ffmpeg", "-version").quiet();
    assertTrue(run.out().startsWith("ffmpeg version 8."), run.out());
    assertTrue(launcher.project("bin/ffmpeg", "-encoders").ok().out().contains(" gnvc "));
    assertTrue(launcher.project("bin/ffprobe", "-version").quiet().out().startsWith("ffprobe"));
    launcher.project("bin/ffplay").failed().says("has no ffplay");
  }

  @Test
  void firstStartsAtOnceUnpackOnce() throws Exception {
    Path prefix = Launcher.installation(folder.resolve("prefix"));
    Path cache = folder.resolve("cache");
    Launcher launcher = new Launcher().set("GNVC_FFMPEG", "bundled").set("XDG_CACHE_HOME", cache);
    String start = "'" + prefix.resolve("bin/gnvc-ffprobe") + "' -version >/dev/null";
    String all = "%1$s & a=$!; %1$s & b=$!; %1$s && wait $a && wait $b".formatted(start);
    launcher.run(Path.of("/bin/sh"), "-c", all).quiet();
    try (var left = Files.list(cache.resolve("gnvc"))) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void aVariableNamesAProgramItsFolderOrTheBundledOne() throws Exception {
    Launcher launcher = new Launcher().set("GNVC_FFMPEG", "bundled");
    String bundled = launcher.project("bin/ffmpeg", "-version").quiet().out();
    assertTrue(bundled.startsWith("ffmpeg version 8."), bundled);
    needsASystemFfmpeg();
    String system = new Launcher().run(SYSTEM, "-version").out();
    launcher.path(withoutFfmpeg());
    assertEquals(
        system,
        launcher.set("GNVC_FFMPEG", SYSTEM).project("bin/ffmpeg", "-version").quiet().out());
    assertEquals(
        system,
        launcher.set("GNVC_FFMPEG", "/usr/bin/").project("bin/ffmpeg", "-version").quiet().out());
    launcher.set("GNVC_FFMPEG", SYSTEM);
    assertTrue(launcher.project("bin/ffprobe", "-version").quiet().out().startsWith("ffprobe"));
  }

  @Test
  void aNamedProgramThatIsNotThereIsAnError() throws Exception {
    Run run = new Launcher().set("GNVC_FFMPEG", "/nowhere/ffmpeg").project("bin/ffmpeg");
    assertEquals(2, run.exitCode());
    assertEquals(1, run.err().lines().count(), run.err());
    run.says("/nowhere/ffmpeg").says("bundled");
  }

  @Test
  void aNamedProgramThatCannotBeReachedIsNotExchanged() throws Exception {
    Launcher launcher = new Launcher();
    refused(launcher, program("static/ffmpeg", ""), "static build");
    refused(launcher, program("old/ffmpeg", "\0libavcodec.so.57\0"), "uses libavcodec 57");
    Path foreign = program("foreign/ffmpeg", "");
    byte[] bytes = Files.readAllBytes(foreign);
    bytes[18] ^= 1;
    Files.write(foreign, bytes);
    refused(launcher, foreign, "another kind of processor");
    Path snap = program("snap/snap", "");
    refused(launcher, Files.createSymbolicLink(snap.resolveSibling("ffmpeg"), snap), "is a snap");
    refused(launcher, script("script/ffmpeg", "exit 0\n"), "script");
    refused(launcher, Launcher.PROJECT.resolve("bin/ffmpeg"), "this launcher");
  }

  private void refused(Launcher launcher, Path program, String reason) throws Exception {
    Run run = launcher.set("GNVC_FFMPEG", program).project("bin/ffmpeg", "-version").failed();
    assertEquals(1, run.err().lines().count(), run.err());
    assertEquals("", run.out());
    run.says(reason).says("GNVC_FFMPEG");
  }

  @Test
  void aFoundProgramThatCannotBeReachedGivesWay() throws Exception {
    Path other = program("static/ffmpeg", "").getParent();
    Run bundled = new Launcher().path(other, withoutFfmpeg()).project("bin/ffmpeg", "-version");
    assertTrue(bundled.ok().out().startsWith("ffmpeg version 8."), bundled.out());
    assertEquals(1, bundled.err().lines().count(), bundled.err());
    bundled.says("static build").says("bundled");
    needsASystemFfmpeg();
    Run next = new Launcher().path(other, "/usr/bin", "/bin").project("bin/ffmpeg", "-version");
    assertEquals(new Launcher().run(SYSTEM, "-version").out(), next.quiet().out());
  }

  @Test
  void launchersDoNotStartEachOther() throws Exception {
    Path linked = Files.createDirectories(folder.resolve("my bin"));
    Path link = linked.resolve("ffmpeg");
    Files.createSymbolicLink(link, Launcher.PROJECT.resolve("bin/ffmpeg"));
    Path bin = Launcher.PROJECT.resolve("bin");
    Run run = new Launcher().path(bin, linked, withoutFfmpeg()).run(link, "-version").quiet();
    assertTrue(run.out().startsWith("ffmpeg version 8."), run.out());
  }

  @Test
  void argumentsExitCodeAndForeignPreloadsStayAsTheyAre() throws Exception {
    needsASystemFfmpeg();
    Path echo =
        script(
            "echo/ffmpeg",
            """
            [ "$1" = -version ] && exec /usr/bin/ffmpeg "$@"
            printf '%s|' "$@" "$LD_PRELOAD"
            exit 42
            """);
    Path other = FfmpegProgram.STAGE.resolve("lib/libgnvc.so.0");
    Run run =
        new Launcher()
            .set("GNVC_FFMPEG", echo)
            .set("LD_PRELOAD", other)
            .project("bin/ffmpeg", "a  b", "", "*", "$HOME", "-c:v");
    assertEquals(42, run.exitCode(), run::toString);
    Path plugIn = FfmpegProgram.STAGE.resolve("lib/gnvc/libgnvc_preload.so");
    assertEquals("a  b||*|$HOME|-c:v|" + other + ":" + plugIn + "|", run.out());
  }

  @Test
  void anInstallationInAnOddFolderWorks() throws Exception {
    Path prefix = Launcher.installation(folder.resolve("odd $HOME: 100% ü"));
    Path file = folder.resolve("coded.mkv");
    Launcher launcher = new Launcher().set("XDG_RUNTIME_DIR", folder.resolve("run"));
    Files.createDirectories(folder.resolve("run"));
    launcher
        .run(
            prefix.resolve("bin/gnvc-ffmpeg"),
            ProcessTest.words("-loglevel", "warning", ProcessTest.source(5), "-c:v", "gnvc", file))
        .quiet();
    Run probe =
        launcher.run(
            prefix.resolve("bin/gnvc-ffprobe"), "-loglevel", "warning", "-show_streams", file);
    assertTrue(probe.quiet().out().contains("codec_name=gnvc"), probe.out());
    assertTrue(launcher.run(prefix.resolve("bin/gnvc"), "--version").ok().out().contains("gnvc"));
  }

  @Test
  void aLinkOfSomebodyElseIsNotFollowed() throws Exception {
    Path prefix = Launcher.installation(folder.resolve("with blank"));
    Path runtime = Files.createDirectories(folder.resolve("run"));
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    String user = Files.getAttribute(runtime, "unix:uid").toString();
    Files.createSymbolicLink(runtime.resolve("gnvc-" + user), elsewhere);
    Launcher launcher =
        new Launcher()
            .set("XDG_RUNTIME_DIR", runtime)
            .set("XDG_CACHE_HOME", folder.resolve("cache"));
    launcher.run(prefix.resolve("bin/gnvc-ffprobe"), "-version").quiet();
    try (var entries = Files.list(elsewhere)) {
      assertEquals(0, entries.count());
    }
    assertTrue(Files.isDirectory(folder.resolve("cache/gnvc-" + user)));
  }

  @Test
  void aMissingCompilerIsSaidBeforeAnythingIsBuilt() throws Exception {
    Path project = Launcher.freshProject(folder.resolve("project"));
    Path tools = Launcher.toolsWithout("g++", "c++");
    Run run =
        new Launcher().set("GNVC_NO_BUILD", "").path(tools).run(project.resolve("bin/ffmpeg"));
    assertEquals(4, run.exitCode(), run::toString);
    assertEquals(1, run.err().lines().count(), run.err());
    run.says("apt-get install g++").says("dnf install gcc-c++");
    assertFalse(Files.exists(project.resolve("ffmpeg-bridge")));
  }

  @Test
  void whatIsOlderThanItsSourcesIsBuiltAndNothingElse() throws Exception {
    Path project = Launcher.freshProject(folder.resolve("project"));
    Path source = Files.createDirectories(project.resolve("codec-core/src/main")).resolve("A.java");
    Files.createDirectories(project.resolve("ffmpeg-bridge/target/stage/lib/gnvc"));
    Path core = project.resolve("codec-core/target/gnvc-codec-core-0.jar");
    Path jars = project.resolve("ffmpeg-bridge/target/stage/share/gnvc/java");
    Path bridge = Files.createDirectories(jars).resolve("gnvc-ffmpeg-bridge-0.jar");
    Path calls = folder.resolve("calls");
    Path maven =
        script(
            "maven/mvn",
            """
            echo "$3" >>'%s'
            mkdir -p codec-core/target/lib
            : >>codec-core/target/gnvc-codec-core-0.jar
            [ "$3" = codec-core ] && exit
            : >>ffmpeg-bridge/target/stage/lib/gnvc/libgnvc_preload.so
            : >>ffmpeg-bridge/target/stage/share/gnvc/java/gnvc-ffmpeg-bridge-0.jar
            """
                .formatted(calls));
    Launcher launcher =
        new Launcher()
            .set("GNVC_NO_BUILD", "")
            .set("GNVC_FFMPEG", "/nowhere")
            .set("JAVA_HOME", System.getProperty("java.home"))
            .path(maven.getParent(), "/usr/bin", "/bin");
    for (int build = 1; build <= 2; build++) {
      Files.writeString(source, "");
      for (Path built : new Path[] {core, bridge}) {
        if (Files.exists(built)) {
          Files.setLastModifiedTime(built, FileTime.fromMillis(0));
        }
      }
      // The jar is empty and there is no FFmpeg: what counts is what was built before that showed.
      launcher.run(project.resolve("gnvc"), "--version").failed();
      assertEquals(2 * build - 1, Files.readAllLines(calls).size());
      launcher.run(project.resolve("bin/ffprobe")).failed().says("/nowhere");
      assertEquals(2 * build, Files.readAllLines(calls).size());
      launcher.run(project.resolve("gnvc"), "--version").failed();
      Run run = launcher.run(project.resolve("bin/ffprobe")).failed();
      assertEquals(1, run.err().lines().count(), run.err());
      assertEquals(2 * build, Files.readAllLines(calls).size());
    }
    assertEquals(
        List.of("codec-core", "ffmpeg-bridge", "codec-core", "ffmpeg-bridge"),
        Files.readAllLines(calls));
  }

  @Test
  void aMissingJavaIsSaidBeforeAnythingIsBuilt() throws Exception {
    Path project = Launcher.freshProject(folder.resolve("project"));
    Path tools = Launcher.toolsWithout("java");
    Launcher launcher = new Launcher().set("GNVC_NO_BUILD", "").set("JAVA_HOME", "").path(tools);
    Run run = launcher.run(project.resolve("bin/ffmpeg"));
    assertEquals(4, run.exitCode(), run::toString);
    assertEquals(1, run.err().lines().count(), run.err());
    run.says("no Java found").says("JDK 17");
  }

  @Test
  void onceUnpackedTheBundledFfmpegNeedsNoJavaToStart() throws Exception {
    new Launcher().set("GNVC_FFMPEG", "bundled").project("bin/ffprobe", "-version").quiet();
    Path tools = Launcher.toolsWithout("java", "ffmpeg", "ffprobe");
    Launcher launcher = new Launcher().set("JAVA_HOME", "").path(tools);
    assertTrue(launcher.project("bin/ffmpeg", "-codecs").ok().out().contains(" gnvc "));
  }
}
