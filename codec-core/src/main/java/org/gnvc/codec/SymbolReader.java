package org.gnvc.codec;

import org.gnvc.error.CorruptStreamException;

/**
 * Decodes the symbols of one latent after another, without their picture. Not for use by several
 * threads.
 *
 * @param <S> what is carried from one latent to the next
 */
interface SymbolReader<S> extends AutoCloseable {

  /**
   * The symbols of a latent.
   *
   * @param next state for the latent after it
   * @param count how many symbols there are
   * @param hyperBits information of the hyper-latent's symbols, in bits
   * @param digest SHA-256 of the symbols
   */
  record Symbols<S>(S next, int count, double hyperBits, byte[] digest) {}

  /**
   * Decodes a latent.
   *
   * @param substream its bytes
   * @param before state after the latent before; null for the first of a key group
   * @param rateIndex 0..63
   * @param height h of the latent
   * @param width w of the latent
   * @throws CorruptStreamException if the substream is damaged
   */
  Symbols<S> read(byte[] substream, S before, int rateIndex, int height, int width)
      throws CorruptStreamException;

  @Override
  void close();
}
