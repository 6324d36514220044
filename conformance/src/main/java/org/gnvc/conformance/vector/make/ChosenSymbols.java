package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.gnvc.integer.CodedLatent;
import org.gnvc.integer.DecodedLatent;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.EntropySizes;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.integer.SymbolState;

/**
 * Groups whose symbols are chosen instead of encoded: values that the encoder would hardly ever
 * produce. Their pictures show nothing.
 */
final class ChosenSymbols {

  private static final int FRAMES_PER_LATENT = 4;
  private static final int LATENT_BLOCK = 16;
  private static final int UNITS = LatentSymbolCoder.UNITS;

  private final LatentSymbolCoder coder;
  private final EntropySizes sizes;
  private final int rows;
  private final int columns;
  private final List<GroupFields> groups = new ArrayList<>();
  private DecodedLatent last;
  private long nextFrame;

  /**
   * @param width of the picture
   * @param height of the picture
   * @param lanes of the entropy coder; empty for what suits the size
   */
  ChosenSymbols(Workshop workshop, int width, int height, OptionalInt lanes) throws IOException {
    EntropyModel model = EntropyModel.load(workshop.reference().pack());
    sizes = model.sizes();
    coder =
        lanes.isPresent()
            ? LatentSymbolCoder.reference(model, lanes.getAsInt())
            : LatentSymbolCoder.reference(model);
    rows = (height + LATENT_BLOCK - 1) / LATENT_BLOCK;
    columns = (width + LATENT_BLOCK - 1) / LATENT_BLOCK;
  }

  /**
   * Appends a key group.
   *
   * @param hyper symbol of the hyper-latent's element with a number
   * @param symbol symbol of the latent's element with a number
   */
  ChosenSymbols key(int latents, int rateIndex, IntUnaryOperator hyper, IntUnaryOperator symbol) {
    last = null;
    return group(true, latents, rateIndex, hyper, symbol);
  }

  /** Appends a predictive group. */
  ChosenSymbols next(int latents, int rateIndex, IntUnaryOperator hyper, IntUnaryOperator symbol) {
    return group(false, latents, rateIndex, hyper, symbol);
  }

  private ChosenSymbols group(
      boolean key, int latents, int rateIndex, IntUnaryOperator hyper, IntUnaryOperator symbol) {
    List<byte[]> substreams = new ArrayList<>();
    for (int i = 0; i < latents; i++) {
      substreams.add(latent(rateIndex, hyper, symbol));
    }
    int frames = FRAMES_PER_LATENT * latents - (key ? FRAMES_PER_LATENT - 1 : 0);
    groups.add(new GroupFields(key, rateIndex, frames, nextFrame, Map.of(), substreams));
    nextFrame += frames;
    return this;
  }

  private byte[] latent(int rateIndex, IntUnaryOperator hyper, IntUnaryOperator symbol) {
    int positions = EntropySizes.hyper(rows) * EntropySizes.hyper(columns);
    float[] z = new float[sizes.hz() * positions];
    for (int i = 0; i < z.length; i++) {
      z[i] = hyper.applyAsInt(i);
    }
    SymbolState state = last == null ? null : last.next();
    float[] y = new float[sizes.m() * rows * columns];
    int[] wanted = new int[y.length];
    for (int i = 0; i < y.length; i++) {
      wanted[i] = symbol.applyAsInt(i);
    }
    // A symbol is the distance from the mean. The means of the first part of the checkerboard
    // follow from z and the state, those of the second from the first part.
    CodedLatent coded = coder.encode(y, z, state, rateIndex, rows, columns);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < y.length; i++) {
        y[i] = wanted[i] + (float) mean(coded.decoded(), i) / UNITS;
      }
      coded = coder.encode(y, z, state, rateIndex, rows, columns);
    }
    last = coded.decoded();
    return coded.substream();
  }

  /** Mean of an element in 1/16. */
  static int mean(DecodedLatent latent, int element) {
    return latent.yHat()[element] - UNITS * latent.symbols()[element];
  }

  /** The latent appended last. */
  DecodedLatent last() {
    return last;
  }

  /** The groups so far. */
  List<GroupFields> groups() {
    return groups;
  }
}
