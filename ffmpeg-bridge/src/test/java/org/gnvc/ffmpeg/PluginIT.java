package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The preloaded library in processes of all kinds: what it patches, what it refuses, and that
 * nothing else changes.
 */
class PluginIT {
  private static final Path PRELOAD = FfmpegProgram.STAGE.resolve("lib/gnvc/libgnvc_preload.so");
  private static final Path SYSTEM = Path.of("/usr/lib/x86_64-linux-gnu");
  private static final Path SOURCES = Path.of("src/main/c").toAbsolutePath();
  private static final Path PROBES = Path.of("src/test/c").toAbsolutePath();

  @TempDir static Path tools;
  @TempDir Path folder;

  private static Path bundled;
  private static Path probe;

  @BeforeAll
  static void prepare() throws Exception {
    Loader.load(org.bytedeco.ffmpeg.global.avformat.class);
    bundled = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)).getParent();
    probe = compile("plugin_probe", List.of(PROBES.resolve("plugin_probe.c")), List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls /", "bash -c true", "env -i true", "cat /dev/null"})
  void programsWithoutLibavcodecNoticeNothing(String command) throws Exception {
    String plain = run(Map.of(), command.split(" ")).quiet().out();
    Map<String, String> preloaded = Map.of("LD_PRELOAD", PRELOAD.toString(), "GNVC_DEBUG", "1");
    assertEquals(plain, run(preloaded, command.split(" ")).quiet().out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"early", "late"})
  void everyCopyOfLibavcodecLearnsItOnceAndItsPagesAreProtectedAsBefore(String when)
      throws Exception {
    Path copy =
        Files.copy(
            library(bundled, "libavcodec"),
            folder.resolve(library(bundled, "libavcodec").getFileName()));
    List<Path> libraries = new ArrayList<>(libraries(bundled));
    libraries.add(copy);
    if (Files.exists(SYSTEM.resolve("libavcodec.so.59"))) {
      libraries.addAll(libraries(SYSTEM));
    }
    String out = probe(when, libraries).quiet().out();
    List<Path> codecs =
        libraries.stream().filter(path -> path.toString().contains("libavcodec")).toList();
    assertTrue(out.contains("register " + codecs.size() + "\n"), out);
    codecs.forEach(path -> assertTrue(out.contains("encoder " + path + " 1\n"), out));
    assertTrue(out.contains("pages changed 0 of "), out);
    assertFalse(out.contains(" of 0\n"), out);
  }

  @Test
  void libavcodecIsEnoughWithoutLibavformat() throws Exception {
    Path codec = library(bundled, "libavcodec");
    assertTrue(probe("early", List.of(codec)).quiet().out().contains("encoder " + codec + " 1\n"));
  }

  @Test
  void registeringWithoutLibavcodecSaysSo() throws Exception {
    String out = probe("late", List.of()).quiet().out();
    assertTrue(out.contains("register 0\ntext no libavcodec is loaded in this process\n"), out);
  }

  @Test
  void anUnknownMajorIsRefusedInOneLineForThoseWhoAskForGnvc() throws Exception {
    Path unknown = fake("libavcodec.so.63", 63);
    Map<String, String> preloaded = Map.of("LD_PRELOAD", PRELOAD + ":" + unknown);
    assertEquals("cat.mkv\n", run(preloaded, "echo", "cat.mkv").quiet().out());
    for (String asking : new String[] {"gnvc", "clip.gnvc", "libgnvc"}) {
      Run run = run(preloaded, "echo", asking).ok();
      assertEquals(
          "gnvc is not available in libavcodec 63.0.100 (%s): its major is 63; known are 59 to 62 (FFmpeg 5.1 to 8.1)\n"
              .formatted(unknown),
          run.err());
      assertEquals(asking + "\n", run.out());
    }
  }

  @Test
  void aLibraryThatOnlyClaimsToBeLibavcodecIsRefused() throws Exception {
    Map<String, String> preloaded =
        Map.of("LD_PRELOAD", PRELOAD + ":" + fake("libavcodec.so.62", 62));
    assertEquals("out.mkv\n", run(preloaded, "echo", "out.mkv").quiet().out());
    Run run =
        run(preloaded, "echo", "gnvc").ok().says("gnvc is not available in libavcodec 62.0.100");
    assertEquals(1, run.err().lines().count(), run::toString);
  }

  @ParameterizedTest
  @CsvSource({"59, false", "60, false", "61, true", "62, true"})
  void theLayoutOfAnotherMajorDoesNotFit(int major, boolean fits) throws Exception {
    // 61 and 62 differ in one bit of decoders, in which the older one has nothing.
    Run run =
        run(
                libraryPath(),
                layoutProbe(major).toString(),
                library(bundled, "libavcodec").toString(),
                library(bundled, "libavformat").toString())
            .quiet();
    assertEquals(fits, run.out().contains("libavcodec fits"), run.out());
    assertEquals(major >= 60, run.out().contains("libavformat fits"), run.out());
  }

  @ParameterizedTest
  @CsvSource({"59, true", "61, false", "62, false"})
  void theLayoutOfAnotherMajorDoesNotFitTheSystemsFfmpeg(int major, boolean fits) throws Exception {
    assumeTrue(
        Files.exists(SYSTEM.resolve("libavcodec.so.59")),
        "no libavcodec 59 here: install Debian's ffmpeg");
    Run run =
        run(
                Map.of(),
                layoutProbe(major).toString(),
                library(SYSTEM, "libavcodec").toString(),
                library(SYSTEM, "libavformat").toString())
            .quiet();
    assertEquals(fits, run.out().contains("libavcodec fits"), run.out());
    assertEquals(fits, run.out().contains("libavformat fits"), run.out());
  }

  @Test
  void aCodecThatTheUserNamesKeepsItsPlace() throws Exception {
    FfmpegProgram ffmpeg = FfmpegProgram.bundled();
    Map<String, String> debug = Map.of("GNVC_DEBUG", "1");
    ffmpeg.runWith(debug, "-codecs").ok().says("gnvc: encoder in the place of vnull\n");
    Run named =
        ffmpeg
            .runWith(debug, "-h", "encoder=vnull")
            .ok()
            .says("gnvc: encoder in the place of a64multi5\n");
    assertTrue(named.out().contains("Encoder vnull ["), named.out());
    Run file = ffmpeg.runWith(debug, "-i", "missing.tmv").failed();
    file.says("gnvc: demuxer in the place of bfi\n");
  }

  @Test
  void withEveryPlaceNamedGnvcStepsBackAndSaysSo() throws Exception {
    FfmpegProgram.bundled()
        .run("-i", "vnull,a64multi5,a64multi,xface,alias_pix", "-c:v", "gnvc", "out.mkv")
        .failed()
        .says("every encoder that could make room for gnvc is named in the command line");
  }

  @Test
  void theReportIsLinesOfFields() throws Exception {
    Run run = FfmpegProgram.bundled().runWith(Map.of("GNVC_FFMPEG_REPORT", "1"), "-version").ok();
    assertTrue(run.err().lines().allMatch(line -> line.startsWith("gnvc\t62\t")), run::toString);
    run.says("gnvc\t62\tencoder\tvnull\n")
        .says("gnvc\t62\ttags\tmp4\n")
        .says("gnvc\t62\tstatus\tready\n");
  }

  @Test
  void thePluginHasNoMemoryErrors() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/valgrind")), "no valgrind here: install it");
    List<String> command =
        new ArrayList<>(
            List.of(
                "valgrind",
                "-q",
                "--error-exitcode=99",
                "--suppressions=" + PROBES.resolve("valgrind.supp"),
                probe.toString()));
    command.addAll(List.of("early", PRELOAD.toString()));
    libraries(bundled).forEach(path -> command.add(path.toString()));
    run(libraryPath(), command.toArray(String[]::new)).ok();
  }

  private Run probe(String when, List<Path> libraries) throws Exception {
    List<String> command = new ArrayList<>(List.of(probe.toString(), when, PRELOAD.toString()));
    libraries.forEach(path -> command.add(path.toString()));
    return run(libraryPath(), command.toArray(String[]::new));
  }

  private static Map<String, String> libraryPath() {
    return Map.of("LD_LIBRARY_PATH", bundled.toString());
  }

  private static List<Path> libraries(Path folder) throws IOException {
    return List.of(library(folder, "libavcodec"), library(folder, "libavformat"));
  }

  /** The library by the name that programs load it with: libavcodec.so.62. */
  private static Path library(Path folder, String name) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .filter(path -> path.getFileName().toString().matches(name + "\\.so\\.\\d+"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** A library that has the name and the version of a libavcodec and nothing else of it. */
  private Path fake(String name, int major) throws Exception {
    Path source = folder.resolve("fake.c");
    Files.writeString(
        source, "unsigned avcodec_version(void) { return " + major + " << 16 | 100; }\n");
    Path library = folder.resolve(name);
    run(
            Map.of(),
            "gcc",
            "-shared",
            "-fPIC",
            "-Wl,-soname," + name,
            "-o",
            library.toString(),
            source.toString())
        .quiet();
    return library;
  }

  private static Path layoutProbe(int major) throws Exception {
    Path plugin = SOURCES.resolve("plugin");
    Path abi = SOURCES.resolve("abi");
    return compile(
        "layout_probe",
        List.of(
            PROBES.resolve("layout_probe.c"),
            plugin.resolve("codec_check.c"),
            plugin.resolve("format_check.c"),
            plugin.resolve("image.c"),
            plugin.resolve("notes.c")),
        List.of(plugin, abi, abi.resolve(Integer.toString(major))));
  }

  private static Path compile(String name, List<Path> sources, List<Path> includes)
      throws Exception {
    Path program = tools.resolve(name);
    List<String> command =
        new ArrayList<>(
            List.of("gcc", "-std=c11", "-Wall", "-Wextra", "-pthread", "-o", program.toString()));
    includes.forEach(path -> command.add("-I" + path));
    sources.forEach(path -> command.add(path.toString()));
    command.add("-ldl");
    run(Map.of(), command.toArray(String[]::new)).quiet();
    return program;
  }

  private static Run run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("GNVC_") || name.equals("LD_PRELOAD"));
    builder.environment().putAll(environment);
    return new Run(String.join(" ", command), builder.start()).finish();
  }
}
