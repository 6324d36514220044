package org.gnvc.contextual;

import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.entropy.CdfTableSet;

/**
 * The way through one latent, the same for encoder and decoder: what is known of each part before
 * it is coded, and what follows from all of them. Lives as long as the scope of its arithmetic.
 *
 * @param <T> a tensor
 */
abstract class LatentWalk<T> {

  final ExactArithmetic<T> arithmetic;

  /** h and w of the latent. */
  final int height;

  final int width;

  /** Rows and columns of y. */
  final int rows;

  final int columns;

  private PriorParams<T> params;
  private T soFar;

  LatentWalk(ExactArithmetic<T> arithmetic, int height, int width) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("latent of %d x %d".formatted(height, width));
    }
    this.arithmetic = arithmetic;
    this.height = height;
    this.width = width;
    rows = (height + 1) / 2;
    columns = (width + 1) / 2;
  }

  /** Channels of y. */
  abstract int channels();

  /** Channels of the hyper-latent. */
  abstract int hyperChannels();

  /** Tables of the hyper-latent, by channel. */
  abstract CdfTableSet hyperTables();

  /** Number of parts. */
  abstract int parts();

  /** Order of a part. */
  abstract CodingPart part(int part);

  /** The context of the analysis (feature, H, W) in 1/512; empty for anchors. */
  abstract int[] context();

  abstract PriorParams<T> params(T hyper);

  abstract Distribution<T> prior(int part, T soFar, PriorParams<T> params);

  /** An element of y in units of its step. */
  abstract double inSteps(double y, double step);

  abstract ContextualState synthesis(T decoded, PriorParams<T> params);

  /** Elements of a plane of the hyper-latent. */
  final int hyperPositions() {
    return (rows + 3) / 4 * ((columns + 3) / 4);
  }

  /** Takes the hyper-latent's symbols; all that follows depends on them. */
  final void begin(int[] hyper) {
    int[] values = new int[hyper.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = hyper[i] * ExactArithmetic.UNITS;
    }
    T z = arithmetic.of(values, hyperChannels(), (rows + 3) / 4, (columns + 3) / 4);
    params = params(z);
    soFar = arithmetic.of(new int[channels() * rows * columns], channels(), rows, columns);
  }

  /** The distributions of a part; the parts before are known. */
  final Distribution<T> distribution(int part) {
    return part == 0 ? params.first() : prior(part, soFar, params);
  }

  /** The steps of y in 1/512: one plane for all channels, or as many as y has. */
  final int[] encoderSteps() {
    return arithmetic.planes(params.encoderStep());
  }

  /** Takes a part's symbols. */
  final void put(CodingPart part, Distribution<T> distribution, int[] symbols) {
    soFar = arithmetic.addPart(soFar, distribution.mean(), symbols, part);
  }

  /** What the latent after this one is conditioned on. */
  final ContextualState finish() {
    return synthesis(soFar, params);
  }
}
