package org.gnvc.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers within a range, refused with the range in the message. */
final class WholeNumber {

  private WholeNumber() {}

  /** Reads a number from {@code least} to {@code most}. */
  static int parse(String what, String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Said below, with the range.
    }
    throw new TypeConversionException(
        "%s must be a whole number from %d to %d, not '%s'".formatted(what, least, most, text));
  }

  /** Refinement steps. */
  static final class Steps implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse("the number of refinement steps", text, 1, 8);
    }
  }

  /** Refinement steps of a decoder, which may leave them out. */
  static final class DecoderSteps implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse("the number of refinement steps", text, 0, 8);
    }
  }

  /** Threads. */
  static final class Threads implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse("the number of threads", text, 1, 1024);
    }
  }

  /** A count of frames. */
  static final class FrameCount implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse("the number of frames", text, 1, Integer.MAX_VALUE);
    }
  }

  /** A count of frames that may be none. */
  static final class Frames implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return parse("the number of frames", text, 0, Integer.MAX_VALUE);
    }
  }

  /** Frames of a predictive group. */
  static final class GroupLength implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int frames = parse("the group length", text, 4, 60);
      if (frames % 4 != 0) {
        throw new TypeConversionException(
            "the group length must be a multiple of 4 frames, not " + frames);
      }
      return frames;
    }
  }

  /** A noise seed, 32 bits without a sign. */
  static final class Seed implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        return Integer.parseUnsignedInt(text);
      } catch (NumberFormatException notANumber) {
        throw new TypeConversionException(
            "the seed must be a whole number from 0 to 4294967295, not '%s'".formatted(text));
      }
    }
  }
}
