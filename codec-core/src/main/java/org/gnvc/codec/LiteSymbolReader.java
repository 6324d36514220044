package org.gnvc.codec;

import org.gnvc.error.CorruptStreamException;
import org.gnvc.integer.DecodedLatent;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.integer.SymbolState;

/**
 * Symbols of the small networks.
 *
 * @param coder closed with the reader
 */
record LiteSymbolReader(LatentSymbolCoder coder) implements SymbolReader<SymbolState> {

  @Override
  public Symbols<SymbolState> read(
      byte[] substream, SymbolState before, int rateIndex, int height, int width)
      throws CorruptStreamException {
    DecodedLatent latent =
        coder.decode(substream, before, rateIndex, (height + 1) / 2, (width + 1) / 2);
    return new Symbols<>(
        latent.next(),
        latent.hyper().length + latent.symbols().length,
        coder.hyperBits(latent, before != null, rateIndex),
        latent.digest());
  }

  @Override
  public void close() {
    coder.close();
  }
}
