package org.gnvc.integer.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gnvc.model.GoldenData;
import org.gnvc.model.SafeTensors;

/** The golden tensors' two latents, an anchor and a predicted one, as an encoder saw them. */
public final class GoldenSamples {

  /** Position among the trained rate points at which the golden tensors were computed. */
  public static final double POINT = 2.6;

  /** The nearest rate index. */
  public static final int RATE_INDEX = 23;

  static final int M = 12;
  static final int HEIGHT = 5;
  static final int WIDTH = 6;

  private GoldenSamples() {}

  /** The anchor latent, then the predicted one. */
  public static List<CalibrationSample> latents() throws IOException {
    SafeTensors golden = GoldenData.tensors();
    float[] anchor = scaled(golden, "step0.");
    float[] previous = new float[2 * anchor.length];
    System.arraycopy(decoded(golden, "step0."), 0, previous, 0, anchor.length);
    return List.of(
        sample(golden, 0, anchor, new float[2 * anchor.length]),
        sample(golden, 1, scaled(golden, "step1."), previous));
  }

  /** The golden latents and others made of them, two in every rate band. */
  static List<CalibrationSample> calibration() throws IOException {
    List<CalibrationSample> all = new ArrayList<>();
    Random random = new Random(11);
    for (CalibrationSample s : latents()) {
      for (int rate = 1; rate < 64; rate += 4) {
        float gain = 0.5f + 1.5f * random.nextFloat();
        all.add(
            new CalibrationSample(
                s.predicted(),
                rate,
                s.height(),
                s.width(),
                times(s.y(), gain),
                times(s.z(), gain),
                times(s.previous(), gain)));
      }
    }
    return all;
  }

  private static float[] times(float[] values, float gain) {
    float[] out = new float[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] * gain;
    }
    return out;
  }

  private static CalibrationSample sample(SafeTensors golden, int step, float[] y, float[] previous)
      throws IOException {
    float[] z = golden.get("step" + step + ".z").floats();
    return new CalibrationSample(step == 1, RATE_INDEX, HEIGHT, WIDTH, y, z, previous);
  }

  private static float[] scaled(SafeTensors golden, String step) throws IOException {
    float[] y = golden.get(step + "y").floats();
    float[] logGain = golden.get(step + "log_gain").floats();
    for (int i = 0; i < y.length; i++) {
      y[i] *= (float) Math.exp(logGain[i / (HEIGHT * WIDTH)]);
    }
    return y;
  }

  private static float[] decoded(SafeTensors golden, String step) throws IOException {
    float[] out = golden.get(step + "symbols").floats();
    float[] mask = golden.get(step + "mask").floats();
    float[] first = golden.get(step + "mean0").floats();
    float[] second = golden.get(step + "mean1").floats();
    for (int i = 0; i < out.length; i++) {
      out[i] += mask[i] > 0 ? first[i] : second[i];
    }
    return out;
  }
}
