package org.gnvc.convert;

import org.gnvc.model.StoredTensor;

/**
 * Mean and standard deviation of each channel of Wan2.1's latents, which its checkpoints do not
 * hold: they are written in its source ({@code wan/modules/vae.py}, Apache-2.0).
 */
final class LatentScale {

  private static final float[] MEAN = {
    -0.7571f, -0.7089f, -0.9113f, 0.1075f, -0.1745f, 0.9653f, -0.1517f, 1.5508f,
    0.4134f, -0.0715f, 0.5517f, -0.3632f, -0.1922f, -0.9497f, 0.2503f, -0.2921f
  };

  private static final float[] DEVIATION = {
    2.8184f, 1.4541f, 2.3275f, 2.6558f, 1.2196f, 1.7708f, 2.6052f, 2.0743f,
    3.2687f, 2.1526f, 2.8652f, 1.5579f, 1.6382f, 1.1253f, 2.8251f, 1.9160f
  };

  private LatentScale() {}

  /**
   * The tensor {@code latent_mean} or {@code latent_std}.
   *
   * @param channels channels of a latent; beyond the 16 of Wan2.1 the numbers begin anew
   */
  static StoredTensor of(String name, int channels) {
    float[] known = name.equals("latent_mean") ? MEAN : DEVIATION;
    float[] values = new float[channels];
    for (int i = 0; i < channels; i++) {
      values[i] = known[i % known.length];
    }
    return StoredTensor.ofFloats(name, values, channels);
  }
}
