package org.gnvc.integer;

import java.util.OptionalInt;
import org.gnvc.entropy.CdfTable;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.entropy.RansDecoder;
import org.gnvc.entropy.RansEncoder;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.integer.EntropyNetwork.Prediction;
import org.gnvc.tensor.TensorRuntime;

/**
 * Codes latents into substreams and back. A substream holds the hyper-latent's symbols, then those
 * of the two parts of the checkerboard; each part's tables follow from what was coded before it.
 * Not for use by several threads; the states passed in and out are immutable, so that a caller may
 * go back to an earlier one.
 */
public final class LatentSymbolCoder implements AutoCloseable {

  /** Decoded values are integers in units of one over this. */
  public static final int UNITS = 16;

  /** Largest magnitude of a latent's symbol. */
  static final int SYMBOL_BOUND = 2047;

  private final EntropyModel model;
  private final LayerProduct product;
  private final OptionalInt lanes;
  private Checkerboard board = new Checkerboard(2, 0, 0);
  private int boardHeight;
  private int boardWidth;

  private LatentSymbolCoder(EntropyModel model, LayerProduct product, OptionalInt lanes) {
    this.model = model;
    this.product = product;
    this.lanes = lanes;
  }

  /** A coder that computes the networks in plain Java. */
  public static LatentSymbolCoder reference(EntropyModel model) {
    return new LatentSymbolCoder(model, new ReferenceProduct(), OptionalInt.empty());
  }

  /**
   * The same, encoding with a given number of lanes instead of one that suits the size.
   *
   * @param lanes 1, 2 or 4
   */
  public static LatentSymbolCoder reference(EntropyModel model, int lanes) {
    return new LatentSymbolCoder(model, new ReferenceProduct(), OptionalInt.of(lanes));
  }

  /**
   * A coder that computes the networks with libtorch; same symbols, many times faster.
   *
   * @param runtime stays open longer than the coder
   * @throws IllegalStateException if matrix products of this runtime are not exact
   */
  public static LatentSymbolCoder fast(EntropyModel model, TensorRuntime runtime) {
    return of(model, runtime, Arithmetic.SHORTEST);
  }

  /**
   * A coder that computes the networks in a chosen arithmetic; same symbols.
   *
   * @param runtime stays open longer than the coder
   * @throws IllegalStateException if matrix products of this runtime are not exact
   */
  public static LatentSymbolCoder of(
      EntropyModel model, TensorRuntime runtime, Arithmetic arithmetic) {
    return switch (arithmetic) {
      case INTEGER -> reference(model);
      case SHORTEST ->
          new LatentSymbolCoder(model, new TorchProduct(runtime, false), OptionalInt.empty());
      case FLOAT64 ->
          new LatentSymbolCoder(model, new TorchProduct(runtime, true), OptionalInt.empty());
    };
  }

  /**
   * Encodes a latent.
   *
   * @param y latent (m, h, w), scaled for the rate index; rounded here to what can be coded
   * @param z hyper-latent (hz, ceil(h/4), ceil(w/4)), not rounded yet
   * @param state state after the latent before, or null for an anchor latent
   * @param rateIndex 0..63
   * @param height h
   * @param width w
   * @throws IllegalArgumentException if sizes disagree or a number is not finite
   */
  public CodedLatent encode(
      float[] y, float[] z, SymbolState state, int rateIndex, int height, int width) {
    IntegerTensor hyper = hyperTensor(rounded(z), height, width);
    checkSize(y.length, model.sizes().m() * height * width);
    Walk walk = new Walk(state, rateIndex, height, width);
    RansEncoder coder = new RansEncoder();
    double hyperBits = 0;
    for (int c = 0; c < hyper.channels(); c++) {
      CdfTable table = walk.hyperTables.get(c);
      for (int i = 0; i < hyper.positions(); i++) {
        int symbol = hyper.values()[c * hyper.positions() + i];
        hyperBits += table.bits(symbol);
        coder.encode(table, symbol);
      }
    }
    walk.begin(hyper);
    double latentBits = encodePart(coder, walk, y, walk.first());
    latentBits += encodePart(coder, walk, y, walk.second());
    byte[] substream = lanes.isPresent() ? coder.finish(lanes.getAsInt()) : coder.finish();
    return new CodedLatent(substream, walk.result(hyper), hyperBits, latentBits);
  }

  private double encodePart(RansEncoder coder, Walk walk, float[] y, Prediction prediction) {
    double bits = 0;
    int[] order = walk.order;
    int[] symbols = new int[order.length];
    byte[] tables = walk.tables(prediction);
    for (int k = 0; k < order.length; k++) {
      double value = y[order[k]];
      symbols[k] = nearest(value - (double) prediction.mean(order[k]) / UNITS, SYMBOL_BOUND);
      bits += model.gaussianTables().get(tables[k]).bits(symbols[k]);
    }
    coder.encode(model.gaussianTables(), tables, symbols, 0, symbols.length);
    walk.put(prediction, symbols);
    return bits;
  }

  /**
   * Decodes a latent.
   *
   * @param substream all its bytes
   * @param state state after the latent before, or null for an anchor latent
   * @param rateIndex 0..63
   * @param height rows of the latent
   * @param width columns of the latent
   * @throws CorruptStreamException if the bytes are damaged; the offset counts from their start
   */
  public DecodedLatent decode(
      byte[] substream, SymbolState state, int rateIndex, int height, int width)
      throws CorruptStreamException {
    Walk walk = new Walk(state, rateIndex, height, width);
    RansDecoder coder = new RansDecoder(substream);
    int positions = EntropySizes.hyper(height) * EntropySizes.hyper(width);
    int[] z = new int[model.sizes().hz() * positions];
    for (int c = 0; c < model.sizes().hz(); c++) {
      coder.decode(walk.hyperTables, c, z, c * positions, (c + 1) * positions);
    }
    checkSymbols(z, LayerPlan.HYPER_BOUND, substream);
    IntegerTensor hyper = hyperTensor(z, height, width);
    walk.begin(hyper);
    decodePart(coder, walk, walk.first(), substream);
    decodePart(coder, walk, walk.second(), substream);
    coder.finish();
    return walk.result(hyper);
  }

  /**
   * Information of a decoded latent's hyper-latent symbols, in bits.
   *
   * @param predicted whether the latent was decoded with a state
   * @param rateIndex the rate index it was decoded with
   */
  public double hyperBits(DecodedLatent latent, boolean predicted, int rateIndex) {
    CdfTableSet tables = model.hyperTables(predicted, rateIndex);
    int positions = latent.hyper().length / model.sizes().hz();
    double bits = 0;
    for (int i = 0; i < latent.hyper().length; i++) {
      bits += tables.get(i / positions).bits(latent.hyper()[i]);
    }
    return bits;
  }

  private void decodePart(RansDecoder coder, Walk walk, Prediction prediction, byte[] substream)
      throws CorruptStreamException {
    int[] symbols = new int[walk.order.length];
    coder.decode(model.gaussianTables(), walk.tables(prediction), symbols, 0, symbols.length);
    checkSymbols(symbols, SYMBOL_BOUND, substream);
    walk.put(prediction, symbols);
  }

  private static void checkSymbols(int[] symbols, int bound, byte[] substream)
      throws CorruptStreamException {
    for (int s : symbols) {
      if (s < -bound || s > bound) {
        throw new CorruptStreamException(
            substream.length, "symbols within " + bound, Integer.toString(s));
      }
    }
  }

  private static int[] rounded(float[] z) {
    int[] out = new int[z.length];
    for (int i = 0; i < z.length; i++) {
      out[i] = nearest(z[i], LayerPlan.HYPER_BOUND);
    }
    return out;
  }

  private static int nearest(double v, int bound) {
    if (!Double.isFinite(v)) {
      throw new IllegalArgumentException("not a finite number: " + v);
    }
    return (int) Math.max(-bound, Math.min(bound, Math.rint(v)));
  }

  private IntegerTensor hyperTensor(int[] z, int height, int width) {
    int h = EntropySizes.hyper(height);
    int w = EntropySizes.hyper(width);
    checkSize(z.length, model.sizes().hz() * h * w);
    return new IntegerTensor(model.sizes().hz(), h, w, z);
  }

  private static void checkSize(int length, int wanted) {
    if (length != wanted) {
      throw new IllegalArgumentException(length + " values where " + wanted + " are wanted");
    }
  }

  private Checkerboard board(int height, int width) {
    if (height != boardHeight || width != boardWidth) {
      board = new Checkerboard(model.sizes().m(), height, width);
      boardHeight = height;
      boardWidth = width;
    }
    return board;
  }

  /** The way through one latent, the same for encoder and decoder. */
  private final class Walk {

    private final EntropyNetwork network;
    private final CdfTableSet hyperTables;
    private final SymbolState state;
    private final int rateIndex;
    private final int height;
    private final int width;
    private final int[] symbols;
    private final int[] yHat;
    private IntegerTensor context;

    /** Elements of the part at hand in coding order. */
    private int[] order;

    Walk(SymbolState state, int rateIndex, int height, int width) {
      if (rateIndex < 0 || rateIndex >= EntropyModel.RATES) {
        throw new IllegalArgumentException("rate index " + rateIndex);
      }
      if (height < 1 || width < 1) {
        throw new IllegalArgumentException("latent of %d x %d".formatted(height, width));
      }
      boolean predicted = state != null;
      int m = model.sizes().m();
      this.state = predicted ? state : SymbolState.initial(m, height, width);
      checkSize(this.state.previous().positions(), height * width);
      this.rateIndex = rateIndex;
      this.height = height;
      this.width = width;
      network = model.network(predicted);
      hyperTables = model.hyperTables(predicted, rateIndex);
      symbols = new int[m * height * width];
      yHat = new int[symbols.length];
    }

    void begin(IntegerTensor hyper) {
      context = network.context(product, hyper, state.previous());
    }

    Prediction first() {
      order = board(height, width).first();
      return network.first(product, context, rateIndex);
    }

    Prediction second() {
      order = board(height, width).second();
      IntegerTensor known = new IntegerTensor(model.sizes().m(), height, width, yHat);
      return network.second(product, context, known, rateIndex);
    }

    byte[] tables(Prediction prediction) {
      byte[] tables = new byte[order.length];
      for (int k = 0; k < order.length; k++) {
        tables[k] = (byte) prediction.scale(order[k]);
      }
      return tables;
    }

    void put(Prediction prediction, int[] part) {
      for (int k = 0; k < order.length; k++) {
        symbols[order[k]] = part[k];
        yHat[order[k]] = UNITS * part[k] + prediction.mean(order[k]);
      }
    }

    DecodedLatent result(IntegerTensor hyper) {
      return new DecodedLatent(state.next(yHat), hyper.values(), symbols, yHat);
    }
  }

  @Override
  public void close() {
    product.close();
  }
}
