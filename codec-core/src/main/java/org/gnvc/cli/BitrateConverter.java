package org.gnvc.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Bits per second as a user writes them: {@code 60k}, {@code 1.5M}, {@code 60000}. */
final class BitrateConverter implements ITypeConverter<Double> {

  private static final Pattern RATE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)([kM]?)");

  @Override
  public Double convert(String text) {
    Matcher rate = RATE.matcher(text);
    if (!rate.matches()) {
      throw new TypeConversionException(
          "'%s' is no bit rate; write bits per second as 60k, 1.5M or 60000".formatted(text));
    }
    double unit =
        switch (rate.group(2)) {
          case "k" -> 1e3;
          case "M" -> 1e6;
          default -> 1;
        };
    double bits = Double.parseDouble(rate.group(1)) * unit;
    if (bits <= 0) {
      throw new TypeConversionException("a bit rate of 0 cannot be met");
    }
    return bits;
  }
}
