package org.gnvc.conformance.independent;

import java.util.HexFormat;

/** A decoded group and the digest of each of its latents. */
record Delivered(long firstFrame, int frames, byte[][] latents) {
  /** The digest of the group, in hexadecimal. */
  String digest() {
    return HexFormat.of().formatHex(Sha256.of(latents));
  }

  @Override
  public String toString() {
    return "group " + firstFrame + " " + frames + " " + digest();
  }
}
