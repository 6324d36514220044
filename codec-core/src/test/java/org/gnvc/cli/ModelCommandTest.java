package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {

  private static final Path PACK = Path.of("src/test/resources/org/gnvc/golden/lite_pack");

  private static final String TINY =
      """
      {"profile": "wan",
       "vae": {"dim": 8, "z": 16},
       "codec": {"z": 16, "intra": 24, "intraY": 16, "intraHyper": 8, "feature": 16, "y": 8,
                 "hyper": 8, "recon": 24, "reset": 3},
       "dit": {"z": 16, "ctx": 16, "d": 96, "layers": 2, "heads": 3, "ffn": 192, "every": 2},
       "tN": 0.7}
      """;

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

  @Test
  void aRandomPackIsMadeCheckedAndCopied() throws Exception {
    Path sizes = Files.writeString(folder.resolve("sizes.json"), TINY);
    Path pack = folder.resolve("packs").resolve("random");
    Cli init = Cli.run("model", "init", "--profile", "wan", "--config", sizes, pack);
    assertEquals(ExitCode.OK, init.exitCode(), init.err());
    Cli info = Cli.run("model", "info", "--check", pack);
    assertEquals(ExitCode.OK, info.exitCode(), info.err());
    assertTrue(info.out().contains("profile         wan"), info.out());
    for (String network : List.of("vae ", "dit ", "adapter ", "codec ", "entropy model ")) {
      assertTrue(info.out().lines().anyMatch(line -> line.startsWith(network)), info.out());
    }
    Path copy = folder.resolve("copy");
    assertEquals(
        ExitCode.OK, Cli.run("model", "convert", pack, copy, "--type", "float32").exitCode());
    Cli copied = Cli.run("model", "info", "--check", copy);
    assertNotEquals(synthesisHash(info), synthesisHash(copied));
    Path shard = copy.resolve("weights-00001-of-00001.safetensors");
    byte[] bytes = Files.readAllBytes(shard);
    bytes[bytes.length - 1] ^= 1;
    Files.write(shard, bytes);
    assertEquals(ExitCode.OK, Cli.run("model", "info", copy).exitCode());
    Cli changed = Cli.run("model", "info", "--check", copy);
    assertEquals(ExitCode.MISSING, changed.exitCode());
    assertTrue(changed.err().contains("weights-00001"), changed.err());
  }

  @Test
  void aCheckpointThatAsksToRunCodeIsRefusedByName() throws Exception {
    Path evil = Files.write(folder.resolve("vae.pth"), pickled("cos\nsystem\n(X\2\0\0\0lstR."));
    Path target = folder.resolve("pack");
    Cli cli = Cli.run("model", "convert", "--wan-vae", evil, "--wan-dit", evil, target);
    assertEquals(ExitCode.MISSING, cli.exitCode());
    assertTrue(cli.err().contains("asks to run os.system"), cli.err());
    assertEquals(1, cli.err().lines().count(), cli.err());
    assertFalse(Files.exists(target));
  }

  private static byte[] pickled(String pickle) throws Exception {
    byte[] content = pickle.getBytes(StandardCharsets.ISO_8859_1);
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry("archive/data.pkl");
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static String synthesisHash(Cli info) {
    Matcher hash = Pattern.compile("synthesis hash +([0-9a-f]+)").matcher(info.out());
    assertTrue(hash.find(), info.out());
    return hash.group(1);
  }
}
