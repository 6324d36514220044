package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

  private static final Path PACK = Path.of("src/test/resources/org/gnvc/golden/lite_pack");

  @TempDir Path folder;

  @Test
  void infoShowsHashesAndNetworks() {
    Cli cli = Cli.run("model", "info");
    assertEquals(ExitCode.OK, cli.exitCode(), cli.err());
    assertTrue(cli.out().contains("profile         lite"), cli.out());
    assertTrue(cli.out().lines().anyMatch(line -> line.startsWith("dit ")), cli.out());
    assertEquals(64, synthesisHash(cli).length());
  }

  @Test
  void aMissingPackHasItsOwnExitCode() {
    Cli cli = Cli.run("model", "info", folder.resolve("nothing"));
    assertEquals(ExitCode.MISSING, cli.exitCode());
    assertEquals(1, cli.err().lines().count(), cli.err());
  }

  @Test
  void aConvertedPackIsAnotherModelOfTheSameNetworks() {
    Path copy = folder.resolve("copy");
    assertEquals(
        ExitCode.OK, Cli.run("model", "convert", PACK, copy, "--type", "bfloat16").exitCode());
    Cli before = Cli.run("model", "info", PACK);
    Cli after = Cli.run("model", "info", copy);
    assertEquals(ExitCode.OK, after.exitCode(), after.err());
    assertNotEquals(synthesisHash(before), synthesisHash(after));
  }

  @Test
  void aQuantizedPackCodes() throws Exception {
    Path pack = Files.createDirectories(folder.resolve("pack"));
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/org/gnvc/models/lite"))) {
      for (Path file : files.filter(f -> !f.endsWith("entropy.safetensors")).toList()) {
        Files.copy(file, pack.resolve(file.getFileName()));
      }
    }
    Path clip = TestVideo.y4m(folder.resolve("clip.y4m"), 9);
    Path coded = folder.resolve("coded.gnvc");
    Cli without = Cli.run("encode", clip, coded, "--model", pack);
    assertEquals(ExitCode.MISSING, without.exitCode(), without.err());
    assertTrue(without.err().contains("gnvc model quantize"), without.err());
    Cli quantize = Cli.run("model", "quantize", pack, clip, "--frames", 5);
    assertEquals(ExitCode.OK, quantize.exitCode(), quantize.err());
    assertTrue(quantize.out().matches("entropy hash +[0-9a-f]{64}\\R"), quantize.out());
    assertEquals(ExitCode.USAGE, Cli.run("model", "quantize", pack).exitCode());
    assertEquals(ExitCode.OK, Cli.run("encode", clip, coded, "--model", pack).exitCode());
    assertEquals(ExitCode.OK, Cli.run("verify", coded, "--model", pack).exitCode());
    assertEquals(ExitCode.MISSING, Cli.run("verify", coded).exitCode());
  }

  @Test
  void convertDoesNotTouchAnExistingFolder() throws Exception {
    Files.writeString(folder.resolve("mine"), "x");
    assertEquals(
        ExitCode.USAGE, Cli.run("model", "convert", PACK, folder, "--type", "float32").exitCode());
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  private static String synthesisHash(Cli info) {
    Matcher hash = Pattern.compile("synthesis hash +([0-9a-f]+)").matcher(info.out());
    assertTrue(hash.find(), info.out());
    return hash.group(1);
  }
}
