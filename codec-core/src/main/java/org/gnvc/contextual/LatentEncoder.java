package org.gnvc.contextual;

import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.entropy.RansEncoder;

/**
 * Encodes one latent.
 *
 * @param <T> a tensor
 */
final class LatentEncoder<T> {

  private final LatentWalk<T> walk;
  private final CdfTableSet gaussian;
  private final RansEncoder coder = new RansEncoder();

  LatentEncoder(LatentWalk<T> walk, CdfTableSet gaussian) {
    this.walk = walk;
    this.gaussian = gaussian;
  }

  /**
   * What an encoder wants to send.
   *
   * @param y coded latent (y, ceil(h/2), ceil(w/2)), before the division by its steps
   * @param z hyper-latent (hyper, ceil(h/8), ceil(w/8)), not rounded yet
   */
  record Analysed(float[] y, float[] z) {}

  /** An encoder's transforms. */
  interface Analysis {

    /**
     * Analyses the latent.
     *
     * @param context (feature, H, W) in 1/512 for predicted latents, empty for anchors
     */
    Analysed of(int[] context);
  }

  /**
   * An encoded latent.
   *
   * @param substream its bytes
   * @param latent what a decoder makes of it
   * @param latentBits information of y's symbols under their tables, in bits
   */
  record Encoded(byte[] substream, ContextualLatent latent, double latentBits) {}

  /**
   * Encodes.
   *
   * @throws IllegalArgumentException if sizes disagree or a number is not finite
   */
  Encoded encode(Analysis analysis) {
    Analysed analysed = analysis.of(walk.context());
    checkSize(analysed.y().length, walk.elements());
    checkSize(analysed.z().length, walk.hyper.length);
    for (int i = 0; i < walk.hyper.length; i++) {
      walk.hyper[i] = nearest(analysed.z()[i]);
      coder.encode(walk.hyperTables().get(i / walk.hyperPositions()), walk.hyper[i]);
    }
    walk.begin();
    int[] steps = walk.encoderSteps();
    double bits = 0;
    for (int p = 0; p < walk.parts(); p++) {
      bits += part(p, analysed.y(), steps);
    }
    return new Encoded(coder.finish(), walk.finish(), bits);
  }

  private double part(int number, float[] y, int[] steps) {
    CodingPart part = walk.part(number);
    Distribution<T> distribution = walk.distribution(number);
    int[] means = walk.arithmetic.part(distribution.mean(), part);
    byte[] tables = walk.tables(distribution, part);
    int[] values = new int[means.length];
    double bits = 0;
    for (int k = 0; k < values.length; k++) {
      int e = part.elements()[k];
      double step = (double) steps[e % steps.length] / ExactArithmetic.UNITS;
      double mean = (double) means[k] / ExactArithmetic.UNITS;
      values[k] = nearest(walk.inSteps(y[e], step) - mean);
      bits += gaussian.get(tables[k]).bits(values[k]);
    }
    coder.encode(gaussian, tables, values, 0, values.length);
    walk.put(part, distribution, values);
    return bits;
  }

  private static int nearest(double v) {
    if (!Double.isFinite(v)) {
      throw new IllegalArgumentException("not a finite number: " + v);
    }
    return (int)
        Math.max(LatentWalk.LEAST_SYMBOL, Math.min(LatentWalk.LARGEST_SYMBOL, Math.rint(v)));
  }

  private static void checkSize(int length, int wanted) {
    if (length != wanted) {
      throw new IllegalArgumentException(length + " values where " + wanted + " are wanted");
    }
  }
}
