package org.gnvc.conformance.independent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * The entropy model of a pack.
 *
 * @param hash first half of the SHA-256 of its file, in hexadecimal
 */
record EntropyModel(String hash, Networks anchor, Networks predicted, Table[] gaussian) {
  /** Reads {@code entropy.safetensors} in {@code folder}. */
  static EntropyModel read(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("entropy.safetensors"));
    Safetensors file = Safetensors.read(bytes);
    if (!file.format().equals("gnvc-entropy-1")) {
      throw new IllegalArgumentException("not an entropy model: format " + file.format());
    }
    return new EntropyModel(
        HexFormat.of().formatHex(Sha256.of(bytes), 0, 16),
        new Networks(file, 0),
        new Networks(file, 1),
        Table.read(file, "gaussian", 64));
  }
}
