package org.gnvc.conformance.independent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The model packs that vectors and examples were made with. */
final class Packs {
  private static final Path EMBEDDED =
      Path.of("../codec-core/src/main/resources/org/gnvc/models/lite");
  private static final Path KEPT = Path.of("packs");

  private Packs() {}

  /** The pack whose entropy model has a hash that begins with {@code hash}. */
  static Path with(String hash) throws IOException {
    List<Path> folders = new ArrayList<>(List.of(EMBEDDED));
    if (Files.isDirectory(KEPT)) {
      try (var list = Files.list(KEPT)) {
        list.filter(Files::isDirectory).forEach(folders::add);
      }
    }
    for (Path folder : folders) {
      byte[] file = Files.readAllBytes(folder.resolve("entropy.safetensors"));
      if (HexFormat.of().formatHex(Sha256.of(file)).startsWith(hash)) {
        return folder;
      }
    }
    throw new IOException("no pack with the entropy model " + hash);
  }
}
