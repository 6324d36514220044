package org.gnvc.conformance.perceptual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.gnvc.metrics.Backbone;

/**
 * What LPIPS was measured with.
 *
 * @param network {@code alex}, {@code vgg} or {@code squeeze}
 * @param sha256 of the file, 64 hexadecimal digits
 */
public record LpipsWeights(String network, String sha256) {

  static LpipsWeights of(Path file, Backbone backbone) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String hash = HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
      return new LpipsWeights(backbone.name().toLowerCase(Locale.ROOT), hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
