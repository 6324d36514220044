package org.gnvc.integer;

/**
 * What the entropy model remembers from latent to latent: the decoded values of the last two.
 * Immutable.
 */
public final class SymbolState {

  private final IntegerTensor previous;

  private SymbolState(IntegerTensor previous) {
    this.previous = previous;
  }

  /** The state before an anchor latent: zeros. */
  static SymbolState initial(int m, int height, int width) {
    return new SymbolState(
        new IntegerTensor(2 * m, height, width, new int[2 * m * height * width]));
  }

  /** The state after a latent with the decoded values {@code latent} (m, h, w) in 1/16. */
  SymbolState next(int[] latent) {
    int[] values = new int[2 * latent.length];
    System.arraycopy(latent, 0, values, 0, latent.length);
    System.arraycopy(previous.values(), 0, values, latent.length, latent.length);
    return new SymbolState(
        new IntegerTensor(previous.channels(), previous.height(), previous.width(), values));
  }

  /** Last latent, then the one before it (2m, h, w), in 1/16. */
  IntegerTensor previous() {
    return previous;
  }
}
