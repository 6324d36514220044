package org.gnvc.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code native install} makes, and what {@code native} says when something is missing. */
class InstallIT {

  private static final String SCRIPT = CProgram.MODULE.resolve("native").toString();

  @TempDir Path folder;

  @Test
  void programIsCompiledAndRunsWithAnInstallationThatWasMoved() throws Exception {
    assumeTrue(
        CProgram.start(List.of("sh", "-c", "command -v pkg-config"), Map.of()).exitCode() == 0,
        "no pkg-config; apt-get install pkg-config");
    Path first = folder.resolve("first place");
    CProgram.Result installed = install("--prefix", first.toString()).ok();
    assertEquals("", installed.out());
    assertTrue(installed.err().startsWith("gnvc: installed in " + first + "\n"), installed.err());
    Path moved = Files.move(first, folder.resolve("moved"));

    String flags =
        CProgram.start(
                List.of("pkg-config", "--cflags", "--libs", "libgnvc"),
                Map.of("PKG_CONFIG_PATH", moved.resolve("lib/pkgconfig").toString()))
            .ok()
            .out();
    assertTrue(flags.contains(moved.toString()), flags);
    List<String> arguments = new ArrayList<>();
    arguments.add(CProgram.MODULE.resolve("examples/roundtrip.c").toString());
    arguments.addAll(List.of(flags.trim().split("\\s+")));
    arguments.add("-lm");
    CProgram program = CProgram.compile(folder.resolve("roundtrip"), arguments);
    Path video = folder.resolve("out.gnvc");
    Map<String, String> loader = Map.of("LD_LIBRARY_PATH", moved.resolve("lib").toString());
    program.run(loader, video.toString(), "20").ok();

    CProgram.Result info =
        CProgram.start(List.of(moved + "/bin/gnvc", "info", video.toString()), Map.of()).ok();
    assertTrue(info.out().contains("20"), info.out());
  }

  @Test
  void destinationFolderStandsBeforeThePrefix() throws Exception {
    CProgram.Result result =
        install("--prefix", "/opt/gnvc", "--destdir", folder.resolve("package").toString()).ok();
    Path root = folder.resolve("package/opt/gnvc");
    assertEquals("gnvc: installed in " + root + "\n", result.err());
    for (String file :
        List.of(
            "include/gnvc/gnvc.h",
            "include/gnvc/ffmpeg.h",
            "lib/libgnvc.so",
            "lib/libgnvc.so.0",
            "lib/gnvc/libgnvc_preload.so",
            "lib/gnvc/libjnignvc.so",
            "lib/pkgconfig/libgnvc.pc",
            "bin/gnvc",
            "bin/gnvc-ffmpeg",
            "share/man/man1/gnvc-ffmpeg.1",
            "share/man/man3/libgnvc.3")) {
      assertTrue(Files.exists(root.resolve(file)), file);
    }
    assertTrue(Files.isSymbolicLink(root.resolve("lib/libgnvc.so")));
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\.(pc|bash)|.*/bin/.*")).toList()) {
        String text = Files.readString(file);
        assertFalse(text.contains(CProgram.STAGE.toString()), file + " names the build folder");
      }
    }
  }

  @Test
  void newInstallationLeavesNoJarOfTheOneBefore() throws Exception {
    String prefix = folder.resolve("prefix").toString();
    install("--prefix", prefix).ok();
    Path old = Path.of(prefix, "share/gnvc/java/gnvc-codec-core-0.0.1.jar");
    Files.createFile(old);
    install("--prefix", prefix).ok();
    assertFalse(Files.exists(old));
  }

  @Test
  void wrongArgumentsAreAnsweredWithTheUsage() throws Exception {
    for (String[] wrong :
        new String[][] {{}, {"--prefix"}, {"--prefix", "relative"}, {"--root", "/x"}}) {
      CProgram.Result result = install(wrong);
      assertEquals(2, result.exitCode(), String.join(" ", wrong));
      assertTrue(result.err().startsWith("gnvc: usage: native install --prefix DIR"), result.err());
    }
  }

  @Test
  void installingBeforeBuildingSaysHowToBuild() throws Exception {
    Path script = Files.copy(Path.of(SCRIPT), folder.resolve("native"));
    assertTrue(script.toFile().setExecutable(true));
    CProgram.Result result =
        CProgram.start(List.of(script.toString(), "install", "--prefix", "/x"), Map.of());
    assertEquals(1, result.exitCode());
    assertEquals(
        "gnvc: nothing to install yet; build it with './mvnw -DskipTests package'\n", result.err());
  }

  @Test
  void missingCompilerIsSaidWithItsCure() throws Exception {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : List.of("bash", "dirname", "mkdir", "gcc")) {
      String place = CProgram.start(List.of("which", tool), Map.of()).ok().out().trim();
      Path script =
          Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(place));
      assertTrue(script.toFile().setExecutable(true));
    }
    CProgram.Result result =
        CProgram.start(List.of(SCRIPT, "check"), Map.of("PATH", tools.toString()));
    assertEquals(1, result.exitCode());
    assertEquals(
        "gnvc: no C++ compiler: g++ not found; install it with 'apt-get install g++' or"
            + " 'dnf install gcc-c++'\n",
        result.err());
  }

  private static CProgram.Result install(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT, "install"));
    command.addAll(List.of(arguments));
    return CProgram.start(command, Map.of());
  }
}
