package org.gnvc.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash that symbols are summed up in. */
final class Digests {

  private Digests() {}

  /** A new SHA-256. */
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
