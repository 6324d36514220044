package org.gnvc.conformance.independent;

/** A decoded group and the digest of its symbols in hexadecimal. */
record Delivered(long firstFrame, int frames, String digest) {
  @Override
  public String toString() {
    return "group " + firstFrame + " " + frames + " " + digest;
  }
}
