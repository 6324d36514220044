package org.gnvc.conformance.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published vectors stay as they are. */
class FrozenVectorsTest {

  private static final Path VERSIONS = Path.of("vectors");
  private static final String SUMS = "SHA256SUMS";
  private static final int DIGITS = 64;

  /** Versions that are published. */
  static List<Path> versions() throws IOException {
    try (Stream<Path> list = Files.list(VERSIONS)) {
      return list.filter(version -> Files.exists(version.resolve(SUMS))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everyFileOfAVersionIsAsItWasPublished(Path version) throws IOException {
    List<String> changes = changes(version);
    assertTrue(
        changes.isEmpty(),
        () ->
            """
            %s is frozen, but %s.
            Decoders were judged by these files, so they stay as they are: undo the change, and put new \
            vectors into the folder of the next minor version (conformance/README.md, "New versions").\
            """
                .formatted(version, String.join(", ", changes)));
  }

  @Test
  void versionOneIsFrozen() {
    assertTrue(Files.exists(VERSIONS.resolve("1.0").resolve(SUMS)));
  }

  @Test
  void changedMissingAndNewFilesAreNoticed(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("same"), "1");
    Files.writeString(folder.resolve("changed"), "2");
    Files.writeString(folder.resolve("missing"), "3");
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<String, String> file : sums(folder).entrySet()) {
      sums.append(file.getValue()).append("  ").append(file.getKey()).append('\n');
    }
    Files.writeString(folder.resolve(SUMS), sums);
    assertEquals(List.of(), changes(folder));

    Files.writeString(folder.resolve("changed"), "4");
    Files.delete(folder.resolve("missing"));
    Files.writeString(folder.resolve("new"), "5");
    assertEquals(
        List.of("changed is changed", "missing is missing", "new is new"), changes(folder));
  }

  private static List<String> changes(Path folder) throws IOException {
    Map<String, String> frozen = new TreeMap<>();
    for (String line : Files.readAllLines(folder.resolve(SUMS))) {
      frozen.put(line.substring(DIGITS + 2), line.substring(0, DIGITS));
    }
    Map<String, String> found = sums(folder);
    TreeSet<String> names = new TreeSet<>(frozen.keySet());
    names.addAll(found.keySet());
    List<String> changes = new ArrayList<>();
    for (String name : names) {
      if (!found.containsKey(name)) {
        changes.add(name + " is missing");
      } else if (!frozen.containsKey(name)) {
        changes.add(name + " is new");
      } else if (!frozen.get(name).equals(found.get(name))) {
        changes.add(name + " is changed");
      }
    }
    return changes;
  }

  private static Map<String, String> sums(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals(SUMS)) {
          sums.put(name, sha256(Files.readAllBytes(file)));
        }
      }
    }
    return sums;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
