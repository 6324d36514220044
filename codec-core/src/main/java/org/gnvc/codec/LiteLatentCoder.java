package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.integer.CodedLatent;
import org.gnvc.integer.DecodedLatent;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.integer.SymbolState;
import org.gnvc.latent.FeatureState;
import org.gnvc.latent.LatentTransforms;
import org.gnvc.latent.LatentTransforms.Synthesis;

/**
 * The contextual latent codec: transforms and symbol coding of one latent after another. The
 * encoder runs the decoder's synthesis as well, because the next latent is conditioned on it.
 */
final class LiteLatentCoder implements LatentCoder {

  private final LatentTransforms transforms;
  private final LatentSymbolCoder symbols;
  private final StageTimes times;

  /**
   * A coder of its own symbols.
   *
   * @param transforms stays the caller's
   * @param symbols closed with the coder
   */
  LiteLatentCoder(LatentTransforms transforms, LatentSymbolCoder symbols, StageTimes times) {
    this.transforms = transforms;
    this.symbols = symbols;
    this.times = times;
  }

  @Override
  public Encoded encode(NDArray latent, LatentState before, int rateIndex, NDManager scope) {
    Shape size = latent.getShape();
    LiteLatentState last = (LiteLatentState) before;
    FeatureState features = last == null ? null : last.features();
    SymbolState state = last == null ? null : last.symbols();
    try (NDManager work = scope.newSubManager()) {
      NDArray y = transforms.analysis(latent, features, rateIndex, work);
      NDArray z = transforms.hyperAnalysis(y, before != null, work);
      int rows = (int) y.getShape().get(1);
      int columns = (int) y.getShape().get(2);
      float[] yValues = times.time(Stage.TRANSFORMS, y::toFloatArray);
      float[] zValues = times.time(Stage.TRANSFORMS, z::toFloatArray);
      CodedLatent coded =
          times.time(
              Stage.ENTROPY,
              () -> symbols.encode(yValues, zValues, state, rateIndex, rows, columns));
      Decoded decoded =
          synthesis(
              coded.decoded(), features, rateIndex, (int) size.get(1), (int) size.get(2), scope);
      return new Encoded(coded.substream(), coded.hyperBits(), coded.latentBits(), decoded);
    }
  }

  @Override
  public Decoded decode(
      byte[] substream, LatentState before, int rateIndex, int height, int width, NDManager scope)
      throws CorruptStreamException {
    LiteLatentState last = (LiteLatentState) before;
    FeatureState features = last == null ? null : last.features();
    SymbolState state = last == null ? null : last.symbols();
    DecodedLatent decoded =
        times.time(
            Stage.ENTROPY,
            () -> symbols.decode(substream, state, rateIndex, (height + 1) / 2, (width + 1) / 2));
    return synthesis(decoded, features, rateIndex, height, width, scope);
  }

  private Decoded synthesis(
      DecodedLatent decoded,
      FeatureState before,
      int rateIndex,
      int height,
      int width,
      NDManager scope) {
    int rows = (height + 1) / 2;
    int columns = (width + 1) / 2;
    int[] yHat = decoded.yHat();
    float[] values = new float[yHat.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = yHat[i] * (1f / LatentSymbolCoder.UNITS);
    }
    return times.time(
        Stage.TRANSFORMS,
        () -> {
          Shape shape = new Shape(values.length / (rows * columns), rows, columns);
          try (NDArray y = scope.create(values, shape)) {
            Synthesis s = transforms.synthesis(y, before, rateIndex, height, width, scope);
            LatentState state = new LiteLatentState(s.state(), decoded.next());
            return new Decoded(s.latent(), s.feature(), state, decoded.digest());
          }
        });
  }

  @Override
  public void close() {
    symbols.close();
  }
}
