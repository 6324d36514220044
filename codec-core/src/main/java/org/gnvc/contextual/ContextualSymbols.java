package org.gnvc.contextual;

import java.io.IOException;
import org.gnvc.contextual.PriorParams.Distribution;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.entropy.RansDecoder;
import org.gnvc.entropy.RansEncoder;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.MissingModelException;
import org.gnvc.integer.Arithmetic;
import org.gnvc.tensor.TensorRuntime;

/**
 * Codes the symbols of latents into substreams and back. A substream holds the hyper-latent's
 * symbols, channel by channel, then those of y part by part; each part's tables follow from what
 * was coded before it. Everything is exact: the result of decoding, state and all, is the same in
 * every arithmetic. Safe for use by many threads.
 */
public final class ContextualSymbols implements AutoCloseable {

  /** Least symbol; symbols beyond could not change a decoded value of 16 bits much. */
  static final int LEAST_SYMBOL = -128;

  /** Largest symbol. */
  static final int LARGEST_SYMBOL = 127;

  private static final int RATE_INDICES = 64;

  private final ContextualEntropy entropy;
  private final ExactMachine machine;

  private ContextualSymbols(ContextualEntropy entropy, ExactMachine machine) {
    this.entropy = entropy;
    this.machine = machine;
  }

  /** A coder in plain Java, which needs nothing native: the reference. */
  public static ContextualSymbols reference(ContextualEntropy entropy) throws IOException {
    return new ContextualSymbols(entropy, new ReferenceMachine(entropy));
  }

  /**
   * A coder that computes with libtorch; same symbols, many times faster.
   *
   * @param runtime stays open longer than the coder
   * @throws IllegalStateException if the computations of this runtime are not exact
   */
  public static ContextualSymbols fast(ContextualEntropy entropy, TensorRuntime runtime)
      throws IOException {
    return new ContextualSymbols(entropy, new TorchMachine(entropy, runtime));
  }

  /**
   * A coder in a chosen arithmetic. The two of libtorch are one here: float64 for all layers.
   *
   * @param runtime stays open longer than the coder
   * @throws MissingModelException if the entropy model lacks a tensor
   */
  public static ContextualSymbols of(
      ContextualEntropy entropy, TensorRuntime runtime, Arithmetic arithmetic) throws IOException {
    return arithmetic == Arithmetic.INTEGER ? reference(entropy) : fast(entropy, runtime);
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
   * Encodes a latent.
   *
   * @param before state after the latent before, null for an anchor
   * @param rateIndex 0..63
   * @param height h of the latent
   * @param width w of the latent
   * @throws IllegalArgumentException if sizes disagree or a number is not finite
   */
  Encoded encode(Analysis analysis, ContextualState before, int rateIndex, int height, int width) {
    try (ExactSession<?> session = machine.open()) {
      return new Encoding<>(session.arithmetic(), before, rateIndex, height, width)
          .encode(analysis);
    }
  }

  /**
   * Decodes a latent.
   *
   * @param substream all its bytes
   * @param before state after the latent before, null for an anchor
   * @param rateIndex 0..63
   * @param height h of the latent
   * @param width w of the latent
   * @throws CorruptStreamException if the bytes are damaged; the offset counts from their start
   */
  public ContextualLatent decode(
      byte[] substream, ContextualState before, int rateIndex, int height, int width)
      throws CorruptStreamException {
    try (ExactSession<?> session = machine.open()) {
      return new Decoding<>(session.arithmetic(), before, rateIndex, height, width)
          .decode(substream);
    }
  }

  /**
   * What the refinement is conditioned on: the decoded feature, for an anchor its adapted latent.
   *
   * @return (feature, H, W) in 1/512, with H and W the next even numbers to h and w
   */
  int[] feature(ContextualState state) {
    if (state.feature().length > 0) {
      return state.feature();
    }
    try (ExactSession<?> session = machine.open()) {
      return adapted(session.arithmetic(), state);
    }
  }

  private <T> int[] adapted(ExactArithmetic<T> a, ContextualState state) {
    T latent = a.of(state.latent(), entropy.config().z(), state.height(), state.width());
    return a.planes(new InterNetwork(entropy.config()).adaptLatent(a, latent));
  }

  @Override
  public void close() {
    machine.close();
  }

  /** What encoder and decoder share. */
  private class Pass<T> {

    final ExactArithmetic<T> arithmetic;
    final LatentWalk<T> walk;
    final int[] hyper;
    final int[] symbols;

    Pass(
        ExactArithmetic<T> arithmetic,
        ContextualState before,
        int rateIndex,
        int height,
        int width) {
      if (rateIndex < 0 || rateIndex >= RATE_INDICES) {
        throw new IllegalArgumentException("rate index " + rateIndex);
      }
      this.arithmetic = arithmetic;
      walk =
          before == null
              ? new AnchorWalk<>(arithmetic, entropy, rateIndex, height, width)
              : new PredictedWalk<>(arithmetic, entropy, before, rateIndex, height, width);
      hyper = new int[walk.hyperChannels() * walk.hyperPositions()];
      symbols = new int[walk.channels() * walk.rows * walk.columns];
    }

    byte[] tables(Distribution<T> distribution, CodingPart part) {
      int[] indices = arithmetic.scaleIndices(distribution.scale(), part);
      byte[] tables = new byte[indices.length];
      for (int k = 0; k < tables.length; k++) {
        tables[k] = (byte) indices[k];
      }
      return tables;
    }

    void put(CodingPart part, Distribution<T> distribution, int[] values) {
      for (int k = 0; k < values.length; k++) {
        symbols[part.elements()[k]] = values[k];
      }
      walk.put(part, distribution, values);
    }

    double hyperBits() {
      CdfTableSet tables = walk.hyperTables();
      double bits = 0;
      for (int i = 0; i < hyper.length; i++) {
        bits += tables.get(i / walk.hyperPositions()).bits(hyper[i]);
      }
      return bits;
    }

    ContextualLatent result() {
      return new ContextualLatent(walk.finish(), hyper, symbols, hyperBits());
    }
  }

  private final class Decoding<T> extends Pass<T> {

    Decoding(
        ExactArithmetic<T> arithmetic,
        ContextualState before,
        int rateIndex,
        int height,
        int width) {
      super(arithmetic, before, rateIndex, height, width);
    }

    ContextualLatent decode(byte[] substream) throws CorruptStreamException {
      RansDecoder coder = new RansDecoder(substream);
      int positions = walk.hyperPositions();
      for (int c = 0; c < walk.hyperChannels(); c++) {
        coder.decode(walk.hyperTables(), c, hyper, c * positions, (c + 1) * positions);
      }
      check(hyper, substream);
      walk.begin(hyper);
      for (int p = 0; p < walk.parts(); p++) {
        CodingPart part = walk.part(p);
        Distribution<T> distribution = walk.distribution(p);
        int[] values = new int[part.elements().length];
        coder.decode(entropy.gaussian(), tables(distribution, part), values, 0, values.length);
        check(values, substream);
        put(part, distribution, values);
      }
      coder.finish();
      return result();
    }

    private void check(int[] values, byte[] substream) throws CorruptStreamException {
      for (int v : values) {
        if (v < LEAST_SYMBOL || v > LARGEST_SYMBOL) {
          throw new CorruptStreamException(
              substream.length, "symbols from -128 to 127", Integer.toString(v));
        }
      }
    }
  }

  private final class Encoding<T> extends Pass<T> {

    private final RansEncoder coder = new RansEncoder();

    Encoding(
        ExactArithmetic<T> arithmetic,
        ContextualState before,
        int rateIndex,
        int height,
        int width) {
      super(arithmetic, before, rateIndex, height, width);
    }

    Encoded encode(Analysis analysis) {
      Analysed analysed = analysis.of(walk.context());
      checkSize(analysed.y().length, symbols.length);
      checkSize(analysed.z().length, hyper.length);
      for (int i = 0; i < hyper.length; i++) {
        hyper[i] = nearest(analysed.z()[i]);
        coder.encode(walk.hyperTables().get(i / walk.hyperPositions()), hyper[i]);
      }
      walk.begin(hyper);
      int[] steps = walk.encoderSteps();
      double bits = 0;
      for (int p = 0; p < walk.parts(); p++) {
        bits += encodePart(p, analysed.y(), steps);
      }
      return new Encoded(coder.finish(), result(), bits);
    }

    private double encodePart(int number, float[] y, int[] steps) {
      CodingPart part = walk.part(number);
      Distribution<T> distribution = walk.distribution(number);
      int[] means = arithmetic.part(distribution.mean(), part);
      byte[] tables = tables(distribution, part);
      int[] values = new int[means.length];
      double bits = 0;
      for (int k = 0; k < values.length; k++) {
        int e = part.elements()[k];
        double step = (double) steps[e % steps.length] / ExactArithmetic.UNITS;
        double mean = (double) means[k] / ExactArithmetic.UNITS;
        values[k] = nearest(walk.inSteps(y[e], step) - mean);
        bits += entropy.gaussian().get(tables[k]).bits(values[k]);
      }
      coder.encode(entropy.gaussian(), tables, values, 0, values.length);
      put(part, distribution, values);
      return bits;
    }

    private static int nearest(double v) {
      if (!Double.isFinite(v)) {
        throw new IllegalArgumentException("not a finite number: " + v);
      }
      return (int) Math.max(LEAST_SYMBOL, Math.min(LARGEST_SYMBOL, Math.rint(v)));
    }

    private static void checkSize(int length, int wanted) {
      if (length != wanted) {
        throw new IllegalArgumentException(length + " values where " + wanted + " are wanted");
      }
    }
  }
}
