package org.gnvc.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gnvc.bitstream.Level;
import org.gnvc.codec.GnvcEncoder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A picture's size.
 *
 * @param width in pixels
 * @param height in pixels
 */
record PictureSize(int width, int height) {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  /** Reads {@code 1920x1088}. */
  static final class Converter implements ITypeConverter<PictureSize> {
    @Override
    public PictureSize convert(String text) {
      Matcher size = SIZE.matcher(text);
      if (!size.matches()) {
        throw new TypeConversionException(
            "'%s' is no size; write width and height as 1920x1088".formatted(text));
      }
      int width = Integer.parseInt(size.group(1));
      int height = Integer.parseInt(size.group(2));
      if (Math.min(width, height) < GnvcEncoder.MIN_SIDE || !Level.L4.allows(width, height)) {
        throw new TypeConversionException(
            text + " is outside of what streams may be: 16x16 to 4096x2304");
      }
      return new PictureSize(width, height);
    }
  }
}
