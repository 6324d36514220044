package org.gnvc.codec;

import java.util.OptionalLong;
import org.gnvc.bitstream.SequenceHeader;

/**
 * Everything an encoder lets its user choose.
 *
 * @param rate what to aim at
 * @param groupFrames frames of a predictive group, a multiple of 4 from 4 to 60; a key group holds
 *     one more. It is the encoder's delay and the unit of refinement
 * @param keyIntervalSeconds time from the start of a key group to that of the next one, in seconds,
 *     above zero; shorter than a group, it makes every group a key group of that length
 * @param sceneCuts whether a scene cut starts a key group
 * @param steps default refinement steps that the stream asks of its decoders, 1 to 8
 * @param noise how much noise refinement starts from
 * @param seed noise seed written into the stream (32 bits)
 * @param expectedFrames number of frames that will be sent, if known; rate control plans with it
 */
public record EncoderOptions(
    RateTarget rate,
    int groupFrames,
    double keyIntervalSeconds,
    boolean sceneCuts,
    int steps,
    NoiseLevel noise,
    int seed,
    OptionalLong expectedFrames) {

  public EncoderOptions {
    if (groupFrames < 4 || groupFrames > 60 || groupFrames % 4 != 0) {
      throw new IllegalArgumentException(
          "group length must be a multiple of 4 from 4 to 60 frames, not " + groupFrames);
    }
    if (!(keyIntervalSeconds > 0)) {
      throw new IllegalArgumentException("key interval must be above 0 seconds");
    }
    if (steps < 1 || steps > SequenceHeader.MAX_STEPS) {
      throw new IllegalArgumentException("refinement steps must be 1 to 8, not " + steps);
    }
  }

  /** Quality 32, groups of 16 frames, key groups every 2 seconds and at scene cuts, one step. */
  public static EncoderOptions defaults() {
    return new EncoderOptions(
        new RateTarget.Quality(32),
        16,
        2,
        true,
        1,
        NoiseLevel.OF_MODEL,
        0x674E5643,
        OptionalLong.empty());
  }

  /** These options with another rate target. */
  public EncoderOptions withRate(RateTarget value) {
    return new EncoderOptions(
        value, groupFrames, keyIntervalSeconds, sceneCuts, steps, noise, seed, expectedFrames);
  }

  /** These options with another group length in frames. */
  public EncoderOptions withGroupFrames(int value) {
    return new EncoderOptions(
        rate, value, keyIntervalSeconds, sceneCuts, steps, noise, seed, expectedFrames);
  }

  /** These options with another key interval in seconds. */
  public EncoderOptions withKeyIntervalSeconds(double value) {
    return new EncoderOptions(
        rate, groupFrames, value, sceneCuts, steps, noise, seed, expectedFrames);
  }

  /** These options with scene cut detection on or off. */
  public EncoderOptions withSceneCuts(boolean value) {
    return new EncoderOptions(
        rate, groupFrames, keyIntervalSeconds, value, steps, noise, seed, expectedFrames);
  }

  /** These options with another number of refinement steps. */
  public EncoderOptions withSteps(int value) {
    return new EncoderOptions(
        rate, groupFrames, keyIntervalSeconds, sceneCuts, value, noise, seed, expectedFrames);
  }

  /** These options with another noise level. */
  public EncoderOptions withNoise(NoiseLevel value) {
    return new EncoderOptions(
        rate, groupFrames, keyIntervalSeconds, sceneCuts, steps, value, seed, expectedFrames);
  }

  /** These options with another noise seed. */
  public EncoderOptions withSeed(int value) {
    return new EncoderOptions(
        rate, groupFrames, keyIntervalSeconds, sceneCuts, steps, noise, value, expectedFrames);
  }

  /** These options with the number of frames that will be sent. */
  public EncoderOptions withExpectedFrames(long value) {
    return new EncoderOptions(
        rate,
        groupFrames,
        keyIntervalSeconds,
        sceneCuts,
        steps,
        noise,
        seed,
        OptionalLong.of(value));
  }
}
