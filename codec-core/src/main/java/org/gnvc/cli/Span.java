package org.gnvc.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gnvc.frame.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A stretch of video as a user writes it: {@code 10}, {@code 10s} or {@code 1:02.5} is time, {@code
 * 250f} is a number of frames.
 *
 * @param amount seconds or frames, at least 0
 * @param inFrames which of the two
 */
record Span(double amount, boolean inFrames) {

  private static final Pattern TIME =
      Pattern.compile("(?:(?:(\\d{1,4}):)?(\\d{1,2}):)?(\\d{1,9}(?:\\.\\d{1,9})?)s?");
  private static final Pattern FRAMES = Pattern.compile("(\\d{1,9})f");

  /** Seconds at a frame rate. */
  double seconds(Rational frameRate) {
    return inFrames ? amount / frameRate.value() : amount;
  }

  /** Frames at a frame rate, rounded to the nearest. */
  long frames(Rational frameRate) {
    return Math.round(inFrames ? amount : amount * frameRate.value());
  }

  /** Reads a span from the command line. */
  static final class Converter implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      Matcher frames = FRAMES.matcher(text);
      if (frames.matches()) {
        return new Span(Integer.parseInt(frames.group(1)), true);
      }
      Matcher time = TIME.matcher(text);
      if (!time.matches()) {
        throw new TypeConversionException(
            "'%s' is neither seconds (2.5), a time (1:02.5) nor frames (250f)".formatted(text));
      }
      double seconds = Double.parseDouble(time.group(3));
      seconds += 60.0 * parseOrZero(time.group(2)) + 3600.0 * parseOrZero(time.group(1));
      return new Span(seconds, false);
    }

    private static int parseOrZero(String digits) {
      return digits == null ? 0 : Integer.parseInt(digits);
    }
  }
}
