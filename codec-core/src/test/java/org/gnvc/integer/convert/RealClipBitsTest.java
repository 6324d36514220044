package org.gnvc.integer.convert;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.gnvc.SharedData;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.integer.CodedLatent;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.integer.SymbolState;
import org.gnvc.latent.FeatureState;
import org.gnvc.latent.LatentTransforms;
import org.gnvc.media.ReadOptions;
import org.gnvc.media.VideoReader;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.LiteVae;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conversion to integers must not cost what the codec is there to save. */
class RealClipBitsTest {

  private static final int FRAMES = 9;

  @ParameterizedTest
  @CsvSource({"bear-01, 8", "bear-01, 40", "teamwork-01, 24", "teamwork-01, 56"})
  void theIntegerModelIsWithinTwoPercentOfTheFloatModelsBits(String clip, int rateIndex)
      throws IOException {
    Path file = SharedData.require("data/eval/" + clip + ".mkv");
    double floatBits = 0;
    double integerBits = 0;
    try (TensorRuntime runtime = EntropyConverterTest.runtime();
        ModelPack pack = ModelPack.embedded("lite");
        LiteVae vae = new LiteVae(pack, runtime);
        LatentTransforms transforms = new LatentTransforms(pack, runtime);
        LatentSymbolCoder coder = LatentSymbolCoder.fast(EntropyModel.load(pack), runtime);
        NDManager scope = runtime.newScope()) {
      NDArray latents = vae.encode(pixels(file, scope), null, scope).latents();
      FeatureState features = null;
      SymbolState state = null;
      float[] previous = null;
      for (int i = 0; i < latents.getShape().get(0); i++) {
        NDArray latent = latents.get(i);
        NDArray y = transforms.analysis(latent, features, rateIndex, scope);
        NDArray z = transforms.hyperAnalysis(y, i > 0, scope);
        int h = (int) y.getShape().get(1);
        int w = (int) y.getShape().get(2);
        float[] values = y.toFloatArray();
        previous = previous == null ? new float[2 * values.length] : previous;
        CalibrationSample sample =
            new CalibrationSample(i > 0, rateIndex, h, w, values, z.toFloatArray(), previous);
        floatBits += FloatBits.ofLatent(pack, runtime, sample);
        floatBits += FloatBits.ofHyperLatent(pack, sample);
        CodedLatent coded = coder.encode(values, sample.z(), state, rateIndex, h, w);
        integerBits += 8.0 * coded.substream().length;
        state = coded.decoded().next();
        float[] decoded = new float[values.length];
        for (int k = 0; k < decoded.length; k++) {
          decoded[k] = coded.decoded().yHat()[k] / (float) LatentSymbolCoder.UNITS;
        }
        float[] next = new float[previous.length];
        System.arraycopy(decoded, 0, next, 0, decoded.length);
        System.arraycopy(previous, 0, next, decoded.length, decoded.length);
        previous = next;
        features =
            transforms
                .synthesis(
                    scope.create(decoded, new Shape(y.getShape().getShape())),
                    features,
                    rateIndex,
                    (int) latent.getShape().get(1),
                    (int) latent.getShape().get(2),
                    scope)
                .state();
      }
    }
    assertTrue(
        integerBits <= 1.02 * floatBits,
        "%.0f against %.0f bits".formatted(integerBits, floatBits));
  }

  private static NDArray pixels(Path file, NDManager scope) throws IOException {
    try (VideoReader reader = VideoReader.open(file.toString(), ReadOptions.DEFAULT)) {
      int height = Autoencoder.padded(reader.format().height());
      int width = Autoencoder.padded(reader.format().width());
      float[] rgb = new float[FRAMES * 3 * height * width];
      for (int i = 0; i < FRAMES; i++) {
        Frame frame = reader.next();
        RgbConverter.toRgb(frame, rgb, i * 3 * height * width, height, width);
      }
      return scope.create(rgb, new Shape(FRAMES, 3, height, width));
    }
  }
}
