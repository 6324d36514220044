package org.gnvc.conformance.independent;

/** Limits of a level. */
record Level(long pixels, int side, int substream) {
  private static final Level[] ALL = {
    new Level(230400, 1280, 262144),
    new Level(921600, 2560, 1048576),
    new Level(2228224, 4096, 2097152),
    new Level(9437184, 8192, 8388608)
  };
  static final Level LARGEST = ALL[3];

  /** Level {@code number}, 1 to 4. */
  static Level of(int number) throws Refusal {
    Refusal.unsupportedUnless(number >= 1 && number <= 4, "level " + number);
    return ALL[number - 1];
  }

  /** Bytes of the largest payload. */
  int unit() {
    return 17 * substream + 4096;
  }

  boolean holds(int width, int height) {
    return (long) width * height <= pixels && Math.max(width, height) <= side;
  }
}
