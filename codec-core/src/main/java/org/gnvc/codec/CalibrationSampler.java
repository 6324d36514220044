package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.error.MissingModelException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.integer.convert.CalibrationSample;
import org.gnvc.latent.FeatureState;
import org.gnvc.latent.LatentTransforms;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.CausalState;
import org.gnvc.vae.LiteVae;

/**
 * Runs autoencoder and transforms over frames and notes what the entropy networks would see, for a
 * pack that has no integer entropy model yet. Decoded values are stood in for by rounded ones,
 * which are at most half a step away. For one thread at a time; pack and runtime must outlive it.
 */
public final class CalibrationSampler implements AutoCloseable {

  private final TensorRuntime runtime;
  private final LiteVae vae;
  private final LatentTransforms transforms;

  /**
   * Loads the networks.
   *
   * @throws MissingModelException if the pack lacks a tensor
   */
  public CalibrationSampler(ModelPack pack, TensorRuntime runtime) throws MissingModelException {
    this.runtime = runtime;
    vae = new LiteVae(pack, runtime);
    transforms = new LatentTransforms(pack, runtime);
  }

  /**
   * Samples of every latent of a key group.
   *
   * @param frames 1+4k frames of one format; those after the last whole latent are left out
   * @param rateIndex 0 to 63
   */
  public List<CalibrationSample> sample(List<Frame> frames, int rateIndex) {
    List<CalibrationSample> samples = new ArrayList<>();
    try (NDManager scope = runtime.newScope()) {
      CausalState pixels = null;
      FeatureState features = null;
      float[] previous = null;
      int from = 0;
      for (int count = 1; from + count <= frames.size(); count = GroupHeader.FRAMES_PER_LATENT) {
        NDArray tensor = tensor(frames.subList(from, from + count), scope);
        LiteVae.Encoded encoded = vae.encode(tensor, pixels, scope);
        NDArray latent = encoded.latents().get(0);
        NDArray y = transforms.analysis(latent, features, rateIndex, scope);
        NDArray z = transforms.hyperAnalysis(y, features != null, scope);
        int rows = (int) y.getShape().get(1);
        int columns = (int) y.getShape().get(2);
        float[] values = y.toFloatArray();
        previous = previous == null ? new float[2 * values.length] : previous;
        samples.add(
            new CalibrationSample(
                features != null, rateIndex, rows, columns, values, z.toFloatArray(), previous));
        float[] rounded = rounded(values);
        features =
            transforms
                .synthesis(
                    scope.create(rounded, y.getShape()),
                    features,
                    rateIndex,
                    (int) latent.getShape().get(1),
                    (int) latent.getShape().get(2),
                    scope)
                .state();
        previous = joined(rounded, previous);
        pixels = encoded.state();
        from += count;
      }
    }
    return samples;
  }

  private static float[] rounded(float[] values) {
    float[] result = new float[values.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) Math.rint(values[i]);
    }
    return result;
  }

  /** The newest values, then the ones that were the newest before. */
  private static float[] joined(float[] newest, float[] before) {
    float[] both = new float[before.length];
    System.arraycopy(newest, 0, both, 0, newest.length);
    System.arraycopy(before, 0, both, newest.length, newest.length);
    return both;
  }

  private static NDArray tensor(List<Frame> frames, NDManager scope) {
    int height = padded(frames.get(0).format().height());
    int width = padded(frames.get(0).format().width());
    float[] rgb = new float[frames.size() * 3 * height * width];
    for (int i = 0; i < frames.size(); i++) {
      RgbConverter.toRgb(frames.get(i), rgb, i * 3 * height * width, height, width);
    }
    return scope.create(rgb, new Shape(frames.size(), 3, height, width));
  }

  private static int padded(int side) {
    return (side + LiteVae.BLOCK - 1) / LiteVae.BLOCK * LiteVae.BLOCK;
  }

  @Override
  public void close() {
    transforms.close();
    vae.close();
  }
}
