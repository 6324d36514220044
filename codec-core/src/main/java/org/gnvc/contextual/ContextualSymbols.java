package org.gnvc.contextual;

import java.io.IOException;
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
   * Encodes a latent.
   *
   * @param before state after the latent before, null for an anchor
   * @param rateIndex 0..63
   * @param height h of the latent
   * @param width w of the latent
   * @throws IllegalArgumentException if sizes disagree or a number is not finite
   */
  LatentEncoder.Encoded encode(
      LatentEncoder.Analysis analysis,
      ContextualState before,
      int rateIndex,
      int height,
      int width) {
    try (ExactSession<?> session = machine.open()) {
      return new LatentEncoder<>(
              walk(session.arithmetic(), before, rateIndex, height, width), entropy.gaussian())
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
      return new LatentDecoder<>(
              walk(session.arithmetic(), before, rateIndex, height, width), entropy.gaussian())
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

  private <T> LatentWalk<T> walk(
      ExactArithmetic<T> arithmetic, ContextualState before, int rateIndex, int height, int width) {
    if (rateIndex < 0 || rateIndex >= RATE_INDICES) {
      throw new IllegalArgumentException("rate index " + rateIndex);
    }
    return before == null
        ? new AnchorWalk<>(arithmetic, entropy, rateIndex, height, width)
        : new PredictedWalk<>(arithmetic, entropy, before, rateIndex, height, width);
  }
}
