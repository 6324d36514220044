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

  /** Least symbol. Decoded values have 16 bits in 1/512, so larger symbols would not help. */
  static final int LEAST_SYMBOL = -128;

  /** Largest symbol. */
  static final int LARGEST_SYMBOL = 127;

  final ExactArithmetic<T> arithmetic;

  /** h and w of the latent. */
  final int height;

  final int width;

  /** Rows and columns of y. */
  final int rows;

  final int columns;

  /** Symbols of the hyper-latent, channel by channel; filled before {@link #begin}. */
  final int[] hyper;

  private final int channels;
  private final int hyperChannels;
  private final int[] symbols;
  private PriorParams<T> params;
  private T soFar;

  /**
   * @param channels of y
   * @param hyperChannels of the hyper-latent
   */
  LatentWalk(
      ExactArithmetic<T> arithmetic, int height, int width, int channels, int hyperChannels) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("latent of %d x %d".formatted(height, width));
    }
    this.arithmetic = arithmetic;
    this.height = height;
    this.width = width;
    rows = (height + 1) / 2;
    columns = (width + 1) / 2;
    this.channels = channels;
    this.hyperChannels = hyperChannels;
    hyper = new int[hyperChannels * hyperPositions()];
    symbols = new int[channels * rows * columns];
  }

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

  /** Elements of y. */
  final int elements() {
    return symbols.length;
  }

  /** Uses the hyper-latent's symbols; all that follows depends on them. */
  final void begin() {
    int[] values = new int[hyper.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = hyper[i] * ExactArithmetic.UNITS;
    }
    params = params(arithmetic.of(values, hyperChannels, (rows + 3) / 4, (columns + 3) / 4));
    soFar = arithmetic.of(new int[symbols.length], channels, rows, columns);
  }

  /** The distributions of a part; the parts before are known. */
  final Distribution<T> distribution(int part) {
    return part == 0 ? params.first() : prior(part, soFar, params);
  }

  /** The tables of a part's elements, in its order. */
  final byte[] tables(Distribution<T> distribution, CodingPart part) {
    int[] indices = arithmetic.scaleIndices(distribution.scale(), part);
    byte[] tables = new byte[indices.length];
    for (int k = 0; k < tables.length; k++) {
      tables[k] = (byte) indices[k];
    }
    return tables;
  }

  /** The steps of y in 1/512: one plane for all channels, or as many as y has. */
  final int[] encoderSteps() {
    return arithmetic.planes(params.encoderStep());
  }

  /** Takes a part's symbols. */
  final void put(CodingPart part, Distribution<T> distribution, int[] values) {
    for (int k = 0; k < values.length; k++) {
      symbols[part.elements()[k]] = values[k];
    }
    soFar = arithmetic.addPart(soFar, distribution.mean(), values, part);
  }

  /** The latent, once all parts are known. */
  final ContextualLatent finish() {
    double hyperBits = 0;
    for (int i = 0; i < hyper.length; i++) {
      hyperBits += hyperTables().get(i / hyperPositions()).bits(hyper[i]);
    }
    return new ContextualLatent(synthesis(soFar, params), hyper, symbols, hyperBits);
  }
}
