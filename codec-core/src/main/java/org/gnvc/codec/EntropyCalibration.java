package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.error.MissingModelException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.convert.CalibrationSample;
import org.gnvc.integer.convert.CalibrationStatistics;
import org.gnvc.integer.convert.Calibrator;
import org.gnvc.integer.convert.EntropyConverter;
import org.gnvc.latent.FeatureState;
import org.gnvc.latent.LatentTransforms;
import org.gnvc.latent.LatentTransforms.Synthesis;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.Autoencoder;
import org.gnvc.vae.LiteVae;

/**
 * Makes the integer entropy model of a pack that has none yet: codes film with the pack's trained
 * float networks, at a rate in every band, and converts by what it saw. Not for use by several
 * threads.
 */
public final class EntropyCalibration implements AutoCloseable {

  private static final int RATES_IN_BAND = EntropyModel.RATES / EntropyModel.RATE_BANDS;

  private final ModelPack pack;
  private final TensorRuntime runtime;
  private final Calibrator calibrator;
  private final LiteVae vae;
  private final LatentTransforms transforms;

  /**
   * Loads the networks.
   *
   * @param pack with or without an entropy model; stays open longer than this
   * @param runtime in float32; stays open longer than this
   * @throws MissingModelException if the pack lacks a tensor
   */
  public EntropyCalibration(ModelPack pack, TensorRuntime runtime) throws IOException {
    this.pack = pack;
    this.runtime = runtime;
    calibrator = new Calibrator(pack, runtime);
    vae = new LiteVae(pack, runtime);
    transforms = new LatentTransforms(pack, runtime);
  }

  /**
   * Codes frames as a key group, once in every rate band.
   *
   * @param frames at least one, all of one format; those after the last whole latent are left out
   */
  public void add(List<Frame> frames) {
    int whole = frames.size() - (frames.size() - 1) % GroupHeader.FRAMES_PER_LATENT;
    try (NDManager scope = runtime.newScope()) {
      NDArray pixels = pixels(frames.subList(0, whole), scope);
      NDArray latents = vae.encode(pixels, null, scope).latents();
      for (int band = 0; band < EntropyModel.RATE_BANDS; band++) {
        code(latents, band * RATES_IN_BAND + RATES_IN_BAND / 2);
      }
    }
  }

  private static NDArray pixels(List<Frame> frames, NDManager scope) {
    int height = Autoencoder.padded(frames.get(0).format().height());
    int width = Autoencoder.padded(frames.get(0).format().width());
    int size = 3 * height * width;
    float[] rgb = new float[frames.size() * size];
    for (int i = 0; i < frames.size(); i++) {
      RgbConverter.toRgb(frames.get(i), rgb, i * size, height, width);
    }
    return scope.create(rgb, new Shape(frames.size(), 3, height, width));
  }

  private void code(NDArray latents, int rateIndex) {
    int height = (int) latents.getShape().get(2);
    int width = (int) latents.getShape().get(3);
    FeatureState state = null;
    float[] previous = new float[0];
    for (int i = 0; i < latents.getShape().get(0); i++) {
      try (NDManager work = latents.getManager().newSubManager();
          NDArray latent = latents.get(i)) {
        NDArray y = transforms.analysis(latent, state, rateIndex, work);
        NDArray z = transforms.hyperAnalysis(y, i > 0, work);
        int rows = (int) y.getShape().get(1);
        int columns = (int) y.getShape().get(2);
        float[] values = y.toFloatArray();
        if (i == 0) {
          previous = new float[2 * values.length];
        }
        float[] decoded =
            calibrator.add(
                new CalibrationSample(
                    i > 0, rateIndex, rows, columns, values, z.toFloatArray(), previous));
        float[] next = new float[previous.length];
        System.arraycopy(decoded, 0, next, 0, decoded.length);
        System.arraycopy(previous, 0, next, decoded.length, decoded.length);
        previous = next;
        NDArray yHat = work.create(decoded, y.getShape());
        Synthesis s = transforms.synthesis(yHat, state, rateIndex, height, width, work);
        state = s.state();
        state.attach(latents.getManager());
      }
    }
  }

  /** What all frames so far gave. */
  public CalibrationStatistics statistics() {
    return calibrator.statistics();
  }

  /**
   * Converts by what all frames so far gave.
   *
   * @param file receives the entropy model, {@code entropy.safetensors} of the pack
   */
  public void write(Path file) throws IOException {
    EntropyConverter.convert(pack, calibrator.statistics(), file);
  }

  @Override
  public void close() {
    transforms.close();
    vae.close();
    calibrator.close();
  }
}
