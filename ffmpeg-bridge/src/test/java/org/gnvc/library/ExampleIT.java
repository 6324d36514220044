package org.gnvc.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gnvc.bitstream.RawFileReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in C, compiled as its head says, against the staged installation. */
class ExampleIT {

  private static final Pattern PSNR = Pattern.compile("luma PSNR ([0-9.]+) dB");

  @TempDir static Path folder;
  private static CProgram example;

  @BeforeAll
  static void compile() throws Exception {
    assumeTrue(
        CProgram.start(List.of("sh", "-c", "command -v pkg-config"), Map.of()).exitCode() == 0,
        "no pkg-config; apt-get install pkg-config");
    Path pc = CProgram.STAGE.resolve("lib/pkgconfig");
    String flags =
        CProgram.start(
                List.of("pkg-config", "--cflags", "--libs", "libgnvc"),
                Map.of("PKG_CONFIG_PATH", pc.toString()))
            .ok()
            .out();
    List<String> arguments = new ArrayList<>();
    arguments.add(CProgram.MODULE.resolve("examples/roundtrip.c").toString());
    arguments.addAll(List.of(flags.trim().split("\\s+")));
    arguments.add("-lm");
    example = CProgram.compile(folder.resolve("roundtrip"), arguments);
  }

  private static CProgram.Result run(Map<String, String> environment, String... arguments)
      throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("LD_LIBRARY_PATH", CProgram.STAGE.resolve("lib").toString());
    return example.run(all, arguments);
  }

  @Test
  void roundTripKeepsThePicture() throws Exception {
    Path file = folder.resolve("out.gnvc");
    CProgram.Result result = run(Map.of(), file.toString(), "40").ok();
    Matcher psnr = PSNR.matcher(result.out());
    assertTrue(psnr.find(), result.out());
    assertTrue(Double.parseDouble(psnr.group(1)) > 28, result.out());
    assertTrue(result.out().contains(Files.size(file) + " bytes"), result.out());
    assertTrue(
        result.err().contains("gnvc: ") && result.err().contains("bits per pixel"), result.err());
    try (RawFileReader reader = RawFileReader.open(file)) {
      assertEquals(20, reader.index().entries().stream().mapToInt(e -> e.frameCount()).sum());
    }
  }

  @Test
  void wrongSettingIsOneLineThatSaysWhatIsAllowed() throws Exception {
    CProgram.Result result = run(Map.of(), folder.resolve("none.gnvc").toString(), "64");
    assertEquals(1, result.exitCode());
    assertEquals(
        "settings: quality must be a whole number from 0 (smallest file) to 63 (best picture), not"
            + " '64'\n",
        result.err());
  }

  private static void fails(Map<String, String> environment, String message) throws Exception {
    CProgram.Result result = run(environment, folder.resolve("none.gnvc").toString(), "40");
    assertEquals(1, result.exitCode());
    assertTrue(result.err().matches("encoder: " + message + "\n"), result.err());
    assertEquals("", result.out());
  }

  /** A folder that looks like an installation of Java. */
  private static Path fakeJava(String name, String version) throws Exception {
    Path server = Files.createDirectories(folder.resolve(name).resolve("lib/server"));
    Files.writeString(server.resolve("libjvm.so"), "not a library");
    Files.writeString(
        folder.resolve(name).resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return folder.resolve(name);
  }

  @Test
  void missingJavaIsSaidWithItsCure() throws Exception {
    fails(
        Map.of("JAVA_HOME", "", "PATH", "/nowhere"),
        "no Java found; install JDK 17 or newer, or set JAVA_HOME");
    fails(
        Map.of("JAVA_HOME", "/nowhere", "PATH", "/nowhere"),
        "no Java in JAVA_HOME \\(/nowhere\\) nor on the PATH; install JDK 17 or newer, or set"
            + " JAVA_HOME");
  }

  @Test
  void oldJavaIsSaidWithItsVersion() throws Exception {
    fails(
        Map.of("JAVA_HOME", fakeJava("jdk11", "11.0.2").toString()),
        ".*/jdk11 is Java 11; JDK 17 or newer is needed \\(set JAVA_HOME\\)");
    fails(
        Map.of("JAVA_HOME", fakeJava("jdk8", "1.8.0_202").toString()),
        ".*/jdk8 is Java 8; JDK 17 or newer is needed \\(set JAVA_HOME\\)");
  }

  @Test
  void brokenJavaIsSaid() throws Exception {
    fails(
        Map.of("JAVA_HOME", fakeJava("broken", "17").toString()),
        "Java cannot be loaded: .*/broken/lib/server/libjvm.so: .*");
  }

  @Test
  void javaOfThePathIsTakenWhereJavaHomeIsEmpty() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path link = Files.createSymbolicLink(bin.resolve("java"), java);
    run(
            Map.of("JAVA_HOME", folder.resolve("stale").toString(), "PATH", bin + ":/usr/bin"),
            folder.resolve("path.gnvc").toString(),
            "20")
        .ok();
    Files.delete(link);
  }

  @Test
  void scriptInPlaceOfJavaIsNamed() throws Exception {
    Path shims = Files.createDirectories(folder.resolve("shims/bin"));
    Path java = Files.writeString(shims.resolve("java"), "#!/bin/sh\nexec /usr/bin/java \"$@\"\n");
    assertTrue(java.toFile().setExecutable(true));
    fails(
        Map.of("JAVA_HOME", "", "PATH", shims.toString()),
        ".*/shims/bin/java does not say where its Java is \\(no lib/server/libjvm.so beside it\\);"
            + " set JAVA_HOME");
  }

  @Test
  void wrongJavaOptionsAreSaidInJavasWords() throws Exception {
    fails(
        Map.of("GNVC_JAVA_OPTS", "-XX:NoSuchOption=1"),
        "Java \\(.*libjvm.so\\) did not start: .*NoSuchOption.*");
    fails(
        Map.of("GNVC_JAVA_OPTS", "-Xms900000g -Xmx900000g"),
        "Java \\(.*libjvm.so\\) did not start: .*");
  }

  @Test
  void missingJarsAreSaid() throws Exception {
    Path lib = Files.createDirectories(folder.resolve("moved/lib/gnvc"));
    Path stage = CProgram.STAGE.resolve("lib");
    Files.copy(stage.resolve("libgnvc.so.0"), lib.resolveSibling("libgnvc.so.0"));
    Map<String, String> moved = Map.of("LD_LIBRARY_PATH", lib.getParent().toString());
    fails(moved, "libjnignvc.so is missing from .*/moved/lib/gnvc; install gnvc again");
    Files.copy(stage.resolve("gnvc/libjnignvc.so"), lib.resolve("libjnignvc.so"));
    fails(
        moved,
        "the jars are missing from .*/moved/lib/../share/gnvc/java; install gnvc again, or set"
            + " GNVC_JAVA_PATH");
    Map<String, String> wrong = new HashMap<>(moved);
    wrong.put("GNVC_JAVA_PATH", "/nowhere/nothing.jar");
    fails(wrong, "the Java side is missing from the class path.*");
  }
}
