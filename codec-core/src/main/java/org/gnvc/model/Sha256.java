package org.gnvc.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, and what the hashes of packs are made of. */
public final class Sha256 {

  private Sha256() {}

  /** A new digest. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  static byte[] of(ByteBuffer content) {
    MessageDigest digest = start();
    digest.update(content);
    return digest.digest();
  }

  /** A file's name and a zero byte. */
  static void updateName(MessageDigest digest, String file) {
    digest.update(file.getBytes(UTF_8));
    digest.update((byte) 0);
  }
}
