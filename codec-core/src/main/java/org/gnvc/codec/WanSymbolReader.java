package org.gnvc.codec;

import org.gnvc.contextual.ContextualLatent;
import org.gnvc.contextual.ContextualState;
import org.gnvc.contextual.ContextualSymbols;
import org.gnvc.error.CorruptStreamException;

/**
 * Symbols of the large networks.
 *
 * @param coder closed with the reader
 */
record WanSymbolReader(ContextualSymbols coder) implements SymbolReader<ContextualState> {

  @Override
  public Symbols<ContextualState> read(
      byte[] substream, ContextualState before, int rateIndex, int height, int width)
      throws CorruptStreamException {
    ContextualLatent latent = coder.decode(substream, before, rateIndex, height, width);
    return new Symbols<>(
        latent.state(),
        latent.hyper().length + latent.symbols().length,
        latent.hyperBits(),
        latent.digest());
  }

  @Override
  public void close() {
    coder.close();
  }
}
