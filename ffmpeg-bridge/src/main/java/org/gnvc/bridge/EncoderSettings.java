package org.gnvc.bridge;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.ModelOptions;
import org.gnvc.codec.NoiseLevel;
import org.gnvc.codec.RateTarget;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/**
 * Everything that an encoder is opened with.
 *
 * @param format of all pictures
 * @param frameRate frames per second, nominal
 * @param timeBase seconds per tick
 * @param options how to encode
 * @param profile which model, where {@code model} names none
 * @param model which model runs where
 */
record EncoderSettings(
    VideoFormat format,
    Rational frameRate,
    Rational timeBase,
    EncoderOptions options,
    Profile profile,
    ModelOptions model) {

  private static final Set<String> OWN_NAMES =
      Set.of(
          "width",
          "height",
          "chroma",
          "bit-depth",
          "full-range",
          "primaries",
          "transfer",
          "matrix",
          "rate-num",
          "rate-den",
          "base-num",
          "base-den",
          "quality",
          "bitrate",
          "bpp",
          "group",
          "keyint",
          "scene-cuts",
          "steps",
          "noise-level",
          "profile",
          "seed",
          "frames");

  /** Reads lines {@code name=value}. */
  static EncoderSettings parse(String text) throws InvalidArgumentException {
    Set<String> names = new HashSet<>(OWN_NAMES);
    names.addAll(MachineSettings.NAMES);
    SettingsText settings = new SettingsText(text, names);
    Rational frameRate = fraction(settings, "rate");
    return new EncoderSettings(
        format(settings),
        frameRate,
        fraction(settings, "base"),
        options(settings, frameRate),
        profile(settings),
        MachineSettings.read(settings));
  }

  private static Profile profile(SettingsText settings) throws InvalidArgumentException {
    if (settings.text("profile").isPresent() && settings.text("model").isPresent()) {
      throw new InvalidArgumentException("only one of model and profile may be given");
    }
    String name = settings.text("profile").orElse(Profile.LITE.label());
    return Profile.of(name)
        .orElseThrow(
            () -> new InvalidArgumentException("profile must be lite or wan, not " + name));
  }

  private static VideoFormat format(SettingsText settings) throws InvalidArgumentException {
    int depth = settings.number("bit-depth", 8, 10);
    if (depth == 9) {
      throw new InvalidArgumentException("bit-depth must be 8 or 10, not 9");
    }
    ChromaFormat[] chroma = ChromaFormat.values();
    return new VideoFormat(
        settings.number("width", 1, VideoFormat.MAX_SIDE),
        settings.number("height", 1, VideoFormat.MAX_SIDE),
        chroma[settings.number("chroma", 0, chroma.length - 1)],
        depth,
        new ColorDescription(
            codePoint(settings, "primaries"),
            codePoint(settings, "transfer"),
            codePoint(settings, "matrix"),
            settings.number("full-range", 0, 1, 0) == 1));
  }

  private static int codePoint(SettingsText settings, String name) throws InvalidArgumentException {
    return (int) settings.number(name, 0, 255, ColorDescription.UNSPECIFIED);
  }

  private static Rational fraction(SettingsText settings, String name)
      throws InvalidArgumentException {
    return new Rational(
        settings.number(name + "-num", 1, Integer.MAX_VALUE),
        settings.number(name + "-den", 1, Integer.MAX_VALUE));
  }

  private static EncoderOptions options(SettingsText settings, Rational frameRate)
      throws InvalidArgumentException {
    EncoderOptions defaults = EncoderOptions.defaults();
    int group = (int) settings.number("group", 4, 60, defaults.groupFrames());
    if (group % 4 != 0) {
      throw new InvalidArgumentException("group must be a multiple of 4, not " + group);
    }
    EncoderOptions options =
        defaults
            .withRate(rate(settings))
            .withGroupFrames(group)
            .withSceneCuts(settings.number("scene-cuts", 0, 1, 1) == 1)
            .withSteps((int) settings.number("steps", 1, SequenceHeader.MAX_STEPS, 1))
            .withNoise(noise(settings))
            .withSeed((int) settings.number("seed", 0, 0xFFFFFFFFL, defaults.seed()));
    long keyInterval = settings.number("keyint", 1, Integer.MAX_VALUE, 0);
    if (keyInterval > 0) {
      options = options.withKeyIntervalSeconds(keyInterval / frameRate.value());
    }
    long frames = settings.number("frames", 0, Long.MAX_VALUE, 0);
    return frames > 0 ? options.withExpectedFrames(frames) : options;
  }

  private static NoiseLevel noise(SettingsText settings) throws InvalidArgumentException {
    String level = settings.text("noise-level").orElse("");
    if (level.isEmpty()) {
      return NoiseLevel.OF_MODEL;
    }
    if (level.equals("measured")) {
      return NoiseLevel.MEASURED;
    }
    try {
      return new NoiseLevel.Share(Double.parseDouble(level));
    } catch (IllegalArgumentException e) {
      throw new InvalidArgumentException(
          "noise-level must be above 0 and below 1, or measured, not " + level);
    }
  }

  private static RateTarget rate(SettingsText settings) throws InvalidArgumentException {
    Optional<Double> bitrate = settings.positive("bitrate");
    Optional<Double> bpp = settings.positive("bpp");
    boolean quality = settings.text("quality").isPresent();
    if (quality ? bitrate.isPresent() || bpp.isPresent() : bitrate.isPresent() && bpp.isPresent()) {
      throw new InvalidArgumentException("only one of quality, bitrate and bpp may be given");
    }
    if (bitrate.isPresent()) {
      return new RateTarget.Bitrate(bitrate.get());
    }
    if (bpp.isPresent()) {
      return new RateTarget.BitsPerPixel(bpp.get());
    }
    return quality
        ? new RateTarget.Quality(
            settings.number("quality", RateTarget.MIN_RATE_INDEX, RateTarget.MAX_RATE_INDEX))
        : EncoderOptions.defaults().rate();
  }
}
