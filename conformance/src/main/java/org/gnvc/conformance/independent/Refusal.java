package org.gnvc.conformance.independent;

/** A piece of the stream that is not decoded, and why. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  final Kind kind;

  Refusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Throws damage unless {@code sound}. */
  static void damageUnless(boolean sound, String message) throws Refusal {
    if (!sound) {
      throw new Refusal(Kind.CORRUPT, message);
    }
  }

  /** Throws "unsupported" unless {@code known}. */
  static void unsupportedUnless(boolean known, String message) throws Refusal {
    if (!known) {
      throw new Refusal(Kind.UNSUPPORTED, message);
    }
  }
}
