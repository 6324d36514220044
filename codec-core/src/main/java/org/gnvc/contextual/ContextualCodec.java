package org.gnvc.contextual;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.gnvc.contextual.LatentEncoder.Analysed;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.MissingModelException;
import org.gnvc.integer.Arithmetic;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;

/**
 * The latent codec of profile wan on tensors. The analysis runs in the runtime's precision and only
 * decides what is sent; all that a decoder runs is exact, so that its decoded latents and features
 * are the same bits everywhere. Safe for use by many threads.
 */
public final class ContextualCodec implements AutoCloseable {

  private static final String ANALYSIS = "codec.";

  private final TensorSource trained;
  private final TensorRuntime runtime;
  private final ContextualConfig config;
  private final ContextualSymbols symbols;
  private FloatWeights analysis;

  /**
   * @param trained tensors of the analysis
   */
  ContextualCodec(
      TensorSource trained, ContextualEntropy entropy, TensorRuntime runtime, Arithmetic arithmetic)
      throws IOException {
    this.trained = trained;
    this.runtime = runtime;
    config = entropy.config();
    symbols = ContextualSymbols.of(entropy, runtime, arithmetic);
  }

  /**
   * Loads the decoder's side; the encoder's is loaded when it is first used.
   *
   * @param pack stays open longer than the codec
   * @param runtime stays open longer than the codec
   * @throws MissingModelException if the pack has no entropy model of its sizes, or lacks a tensor
   *     of the analysis
   */
  public static ContextualCodec open(ModelPack pack, TensorRuntime runtime, Arithmetic arithmetic)
      throws IOException {
    ContextualEntropy entropy = ContextualEntropy.load(pack);
    for (NetworkTensor t : NetworkLayout.analysis(entropy.config())) {
      pack.tensor(ANALYSIS + t.key(), t.shape());
    }
    return new ContextualCodec(t -> pack.tensor(ANALYSIS + t.key()), entropy, runtime, arithmetic);
  }

  /**
   * A latent after decoding.
   *
   * @param latent x_c (z, h, w) float32
   * @param feature (feature, h, w) float32, for the refinement's conditioning
   * @param state for the next latent; holds no tensors
   * @param digest SHA-256 of its symbols
   */
  public record Decoded(NDArray latent, NDArray feature, ContextualState state, byte[] digest) {}

  /**
   * An encoded latent.
   *
   * @param substream its bytes
   * @param hyperBits information of the hyper-latent's symbols, in bits
   * @param latentBits information of y's symbols, in bits
   * @param decoded what a decoder makes of it
   */
  public record Encoded(byte[] substream, double hyperBits, double latentBits, Decoded decoded) {}

  /**
   * Encodes a latent.
   *
   * @param latent (z, h, w) float32, normalised
   * @param before state after the latent before; null for an anchor
   * @param rateIndex 0..63
   * @param scope owner of the decoded tensors
   */
  public Encoded encode(NDArray latent, ContextualState before, int rateIndex, NDManager scope) {
    int height = (int) latent.getShape().get(1);
    int width = (int) latent.getShape().get(2);
    int rows = even(height);
    int columns = even(width);
    FloatWeights weights = analysis();
    LatentEncoder.Encoded encoded =
        symbols.encode(
            context -> {
              try (NDManager work = runtime.newScope()) {
                FloatArithmetic a = weights.in(work);
                return runtime.wide(
                    () ->
                        before == null
                            ? anchor(a, latent, rateIndex)
                            : predicted(
                                a,
                                latent,
                                planes(work, context, rows, columns, rows, columns),
                                PredictedWalk.rateRow(rateIndex, before.number() + 1)));
              }
            },
            before,
            rateIndex,
            height,
            width);
    return new Encoded(
        encoded.substream(),
        encoded.latent().hyperBits(),
        encoded.latentBits(),
        decoded(encoded.latent(), scope));
  }

  private Analysed anchor(FloatArithmetic a, NDArray latent, int rate) {
    IntraNetwork network = new IntraNetwork(config);
    NDArray y = network.analysis(a, a.of(latent), rate);
    return analysed(a, y, network.hyperAnalysis(a, y));
  }

  private Analysed predicted(FloatArithmetic a, NDArray latent, NDArray context, int rate) {
    InterNetwork network = new InterNetwork(config);
    NDArray y = network.analysis(a, a.of(latent), a.of(context), rate);
    return analysed(a, y, network.hyperAnalysis(a, y));
  }

  private static Analysed analysed(FloatArithmetic a, NDArray y, NDArray z) {
    return new Analysed(a.planes(y).toFloatArray(), a.planes(z).toFloatArray());
  }

  /**
   * Decodes a latent.
   *
   * @param substream its bytes
   * @param before state after the latent before; null for an anchor
   * @param rateIndex 0..63
   * @param height h of the latent
   * @param width w of the latent
   * @param scope owner of the decoded tensors
   * @throws CorruptStreamException if the substream is damaged; the offset counts from its start
   */
  public Decoded decode(
      byte[] substream,
      ContextualState before,
      int rateIndex,
      int height,
      int width,
      NDManager scope)
      throws CorruptStreamException {
    return decoded(symbols.decode(substream, before, rateIndex, height, width), scope);
  }

  private Decoded decoded(ContextualLatent latent, NDManager scope) {
    ContextualState state = latent.state();
    int height = state.height();
    int width = state.width();
    NDArray values = planes(scope, state.latent(), height, width, height, width);
    NDArray feature =
        planes(scope, symbols.feature(state), even(height), even(width), height, width);
    return new Decoded(values, feature, state, latent.digest());
  }

  private static int even(int size) {
    return (size + 1) / 2 * 2;
  }

  /**
   * Values in 1/512 as float32 planes.
   *
   * @param height rows to take of {@code rows}
   * @param width columns to take of {@code columns}
   */
  private static NDArray planes(
      NDManager scope, int[] values, int rows, int columns, int height, int width) {
    int channels = values.length / (rows * columns);
    float[] real = new float[channels * height * width];
    for (int line = 0; line < channels * height; line++) {
      int from = (line / height * rows + line % height) * columns;
      for (int x = 0; x < width; x++) {
        real[line * width + x] = values[from + x] * (1f / ExactArithmetic.UNITS);
      }
    }
    return scope.create(real, new Shape(channels, height, width));
  }

  private synchronized FloatWeights analysis() {
    try {
      if (analysis == null) {
        analysis = new FloatWeights(runtime, NetworkLayout.analysis(config), trained);
      }
      return analysis;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (analysis != null) {
      analysis.close();
    }
    symbols.close();
  }
}
