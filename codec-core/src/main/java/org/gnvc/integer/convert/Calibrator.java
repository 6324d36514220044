package org.gnvc.integer.convert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import org.gnvc.integer.EntropySizes;
import org.gnvc.integer.convert.FloatEntropyNetwork.Prediction;
import org.gnvc.model.LiteCodecConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;

/**
 * Runs the trained entropy networks in float32 on what an encoder sees and gathers statistics. Not
 * for use by several threads.
 */
public final class Calibrator implements AutoCloseable {

  private final TensorRuntime runtime;
  private final EntropySizes sizes;
  private final CalibrationStatistics statistics;
  private final FloatEntropyNetwork anchor;
  private final FloatEntropyNetwork predicted;

  /**
   * Reads the networks of a pack.
   *
   * @param runtime in float32; stays open longer than this
   */
  public Calibrator(ModelPack pack, TensorRuntime runtime) throws IOException {
    this.runtime = runtime;
    sizes = sizes(pack);
    statistics = new CalibrationStatistics(sizes);
    anchor = new FloatEntropyNetwork(pack, runtime, sizes, false);
    predicted = new FloatEntropyNetwork(pack, runtime, sizes, true);
  }

  /** The sizes of a pack's entropy model. */
  public static EntropySizes sizes(ModelPack pack) throws IOException {
    LiteCodecConfig c = pack.lite().codec();
    return new EntropySizes(c.m(), c.n(), c.hz());
  }

  /**
   * Takes note of a sample.
   *
   * @return the decoded values (m, h, w) that an encoder with the float networks would go on with:
   *     the first half of the next sample's previous values, whose second half is the first half of
   *     this one's
   */
  public float[] add(CalibrationSample s) {
    statistics.addHyper(s.predicted(), s.rateIndex(), s.z());
    FloatEntropyNetwork network = s.predicted() ? predicted : anchor;
    try (NDManager scope = runtime.newScope()) {
      List<Prediction> parts =
          network.run(
              s,
              network.point(s.rateIndex()),
              scope,
              (layer, x) -> statistics.addActivations(s.predicted(), layer, channelMaxima(x)));
      float[] first = parts.get(0).mean().toFloatArray();
      float[] second = parts.get(1).mean().toFloatArray();
      float[] decoded = new float[first.length];
      for (int i = 0; i < decoded.length; i++) {
        boolean inFirst = FloatEntropyNetwork.inFirstPart(i, sizes.m(), s.height(), s.width());
        float mean = inFirst ? first[i] : second[i];
        decoded[i] = (float) Math.rint(s.y()[i] - mean) + mean;
      }
      return decoded;
    }
  }

  /** Largest values of each channel of (1, n, h, w). */
  private static float[] channelMaxima(NDArray activations) {
    long channels = activations.getShape().get(1);
    return activations.reshape(channels, -1).max(new int[] {1}).toFloatArray();
  }

  /** What all samples so far gave; goes on to change with further ones. */
  public CalibrationStatistics statistics() {
    return statistics;
  }

  @Override
  public void close() {
    anchor.close();
    predicted.close();
  }
}
