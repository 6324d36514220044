package org.gnvc.codec;

/**
 * How much noise refinement starts from. The share of noise is {@code 1 - tN}; the stream stores
 * {@code tN} in 1/256, for the sequence and, where it differs, for a group.
 */
public sealed interface NoiseLevel {

  /** Denominator of {@code tN} in a stream. */
  int UNITS = 256;

  /** What the model pack was trained with. */
  NoiseLevel OF_MODEL = new OfModel();

  /** Measured for every group. */
  NoiseLevel MEASURED = new Measured();

  /**
   * {@code tN} of the sequence header, in 1/256.
   *
   * @param model flow time of the model pack, in (0, 1)
   */
  default int ofSequence(double model) {
    return inUnits(model);
  }

  /**
   * {@code tN} of a group's header, in 1/256.
   *
   * @param sequence that of the sequence header
   * @param error root of the mean squared difference between the latents of the group before and
   *     after coding
   */
  default int ofGroup(int sequence, double error) {
    return sequence;
  }

  /** As the model pack says. */
  record OfModel() implements NoiseLevel {}

  /**
   * The same share in every group.
   *
   * @param noise share of noise, above 0 and below 1
   */
  record Share(double noise) implements NoiseLevel {

    public Share {
      if (!(noise > 0 && noise < 1)) {
        throw new IllegalArgumentException(
            "the share of noise must be above 0 and below 1, not " + noise);
      }
    }

    @Override
    public int ofSequence(double model) {
      return inUnits(1 - noise);
    }
  }

  /**
   * The share that stands for the group's coding error. If that were normal noise of deviation
   * {@code sigma}, a decoded latent {@code x_1 + sigma e} would be {@code 1 + sigma} times the
   * point of the flow whose share of noise is {@code sigma / (1 + sigma)}: this one. A small error
   * gets little noise, a large one much.
   */
  record Measured() implements NoiseLevel {
    @Override
    public int ofGroup(int sequence, double error) {
      return inUnits(1 / (1 + error));
    }
  }

  private static int inUnits(double tN) {
    return (int) Math.max(1, Math.min(UNITS - 1, Math.round(tN * UNITS)));
  }
}
