package org.gnvc.cli;

import org.gnvc.codec.RateTarget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the encoder aims at: one of three options. */
final class RateOptions {

  private static final int DEFAULT_QUALITY = 32;

  @Option(
      names = {"-q", "--quality"},
      paramLabel = "0..63",
      converter = QualityConverter.class,
      description = "Constant quality: 0 smallest file, 63 best picture. Default: 32.")
  Integer quality;

  @Option(
      names = {"-b", "--bitrate"},
      paramLabel = "RATE",
      converter = BitrateConverter.class,
      description = "Average bits per second: 60k, 1.5M, 60000.")
  Double bitrate;

  @Option(
      names = "--bpp",
      paramLabel = "BITS",
      converter = BppConverter.class,
      description = "Average bits per pixel: 0.02.")
  Double bpp;

  /** The target of the option that was given. */
  RateTarget target() {
    if (bitrate != null) {
      return new RateTarget.Bitrate(bitrate);
    }
    if (bpp != null) {
      return new RateTarget.BitsPerPixel(bpp);
    }
    return new RateTarget.Quality(quality == null ? DEFAULT_QUALITY : quality);
  }

  /** Reads a rate index. */
  static final class QualityConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return WholeNumber.parse(
          "quality", text, RateTarget.MIN_RATE_INDEX, RateTarget.MAX_RATE_INDEX);
    }
  }

  private static final class BppConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      try {
        double value = Double.parseDouble(text);
        if (value > 0 && value <= 64) {
          return value;
        }
      } catch (NumberFormatException notANumber) {
        // Said below, with the range.
      }
      throw new TypeConversionException(
          "'%s' is no number of bits per pixel above 0 and at most 64".formatted(text));
    }
  }
}
