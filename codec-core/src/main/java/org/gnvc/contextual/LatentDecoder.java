package org.gnvc.contextual;

import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.entropy.RansDecoder;
import org.gnvc.error.CorruptStreamException;

/**
 * Decodes the symbols of one latent.
 *
 * @param <T> a tensor
 */
final class LatentDecoder<T> {

  private final LatentWalk<T> walk;
  private final CdfTableSet gaussian;

  LatentDecoder(LatentWalk<T> walk, CdfTableSet gaussian) {
    this.walk = walk;
    this.gaussian = gaussian;
  }

  /**
   * Decodes.
   *
   * @throws CorruptStreamException if the bytes are damaged
   */
  ContextualLatent decode(byte[] substream) throws CorruptStreamException {
    RansDecoder coder = new RansDecoder(substream);
    int positions = walk.hyperPositions();
    for (int at = 0; at < walk.hyper.length; at += positions) {
      coder.decode(walk.hyperTables(), at / positions, walk.hyper, at, at + positions);
    }
    check(walk.hyper, substream);
    walk.begin();
    for (int p = 0; p < walk.parts(); p++) {
      CodingPart part = walk.part(p);
      Distribution<T> distribution = walk.distribution(p);
      int[] values = new int[part.elements().length];
      coder.decode(gaussian, walk.tables(distribution, part), values, 0, values.length);
      check(values, substream);
      walk.put(part, distribution, values);
    }
    coder.finish();
    return walk.finish();
  }

  private static void check(int[] values, byte[] substream) throws CorruptStreamException {
    for (int v : values) {
      if (v < LatentWalk.LEAST_SYMBOL || v > LatentWalk.LARGEST_SYMBOL) {
        throw new CorruptStreamException(
            substream.length, "symbols from -128 to 127", Integer.toString(v));
      }
    }
  }
}
