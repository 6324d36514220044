package org.gnvc.bridge;

/** An encoder or decoder of the C interface. For one caller at a time. */
sealed interface Session extends AutoCloseable permits EncoderSession, DecoderSession {

  /** What it did so far, in lines of text. */
  String report();

  /** Frees everything, the shared model too if nobody else uses it. */
  @Override
  void close();
}
