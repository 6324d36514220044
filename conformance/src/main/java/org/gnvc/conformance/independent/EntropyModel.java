package org.gnvc.conformance.independent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The entropy model of a pack. */
interface EntropyModel {
  /** First half of the SHA-256 of its file, in hexadecimal. */
  String hash();

  /** A decoder of the latents of a stream. */
  LatentDecoder decoder(Header header, SymbolListener listener);

  /** Reads the model of the pack in {@code folder}. */
  static EntropyModel read(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("entropy.safetensors"));
    String hash = HexFormat.of().formatHex(Sha256.of(bytes), 0, 16);
    Safetensors file = Safetensors.read(bytes);
    return switch (file.format()) {
      case LiteModel.FORMAT -> LiteModel.read(hash, file);
      case WanModel.FORMAT -> WanModel.read(hash, file, folder.resolve("config.json"));
      default -> throw new IllegalArgumentException("no entropy model: format " + file.format());
    };
  }
}
