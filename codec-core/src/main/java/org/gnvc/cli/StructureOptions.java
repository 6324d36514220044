package org.gnvc.cli;

import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.NoiseLevel;
import org.gnvc.frame.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How the stream is cut into groups, and how a decoder is to refine it. */
final class StructureOptions {

  @Option(
      names = "--group",
      paramLabel = "FRAMES",
      converter = WholeNumber.GroupLength.class,
      description =
          "Frames of a coded group, a multiple of 4 from 4 to 60; also the delay. Default: 16.")
  Integer group;

  @Option(
      names = "--keyint",
      paramLabel = "TIME",
      converter = KeyIntervalConverter.class,
      description = "Time between key groups: seconds (10, 2.5s) or frames (250f). Default: 2.")
  Span keyInterval;

  @Option(names = "--no-scene-cuts", description = "Do not start a key group at a scene cut.")
  boolean noSceneCuts;

  @Option(
      names = "--steps",
      paramLabel = "1..8",
      converter = WholeNumber.Steps.class,
      description = "Refinement steps that decoders use by default. Default: 1.")
  Integer steps;

  @Option(
      names = "--noise-level",
      paramLabel = "SHARE",
      converter = NoiseLevelConverter.class,
      description =
          "Share of noise that refinement starts from, above 0 and below 1; measured: by the coding"
              + " error of each group. Default: the model's.")
  NoiseLevel noise;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      converter = WholeNumber.Seed.class,
      description = "Seed of the refinement's noise, 0 to 4294967295.")
  Integer seed;

  /** {@code options} with what was given here. */
  EncoderOptions apply(EncoderOptions options, Rational frameRate) {
    EncoderOptions result = options.withSceneCuts(!noSceneCuts);
    if (group != null) {
      result = result.withGroupFrames(group);
    }
    if (keyInterval != null) {
      result = result.withKeyIntervalSeconds(keyInterval.seconds(frameRate));
    }
    if (steps != null) {
      result = result.withSteps(steps);
    }
    if (noise != null) {
      result = result.withNoise(noise);
    }
    return seed == null ? result : result.withSeed(seed);
  }

  private static final class NoiseLevelConverter implements ITypeConverter<NoiseLevel> {
    @Override
    public NoiseLevel convert(String text) {
      if (text.equals("measured")) {
        return NoiseLevel.MEASURED;
      }
      try {
        return new NoiseLevel.Share(Double.parseDouble(text));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'%s' is neither a share of noise above 0 and below 1 nor 'measured'".formatted(text));
      }
    }
  }

  private static final class KeyIntervalConverter implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      Span interval = new Span.Converter().convert(text);
      if (interval.amount() == 0) {
        throw new TypeConversionException("it must be more than 0 seconds or frames");
      }
      return interval;
    }
  }
}
