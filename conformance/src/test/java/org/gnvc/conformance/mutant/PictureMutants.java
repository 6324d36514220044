package org.gnvc.conformance.mutant;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.List;
import net.bytebuddy.asm.Advice;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;

/** Mistakes in frames and their samples: clauses 11.5 and 12.10. */
@SuppressWarnings("UnusedVariable") // Advice writes to its parameters.
final class PictureMutants {
  static final List<Mutant> ALL =
      List.of(
          new Mutant(
              "last-frame-dropped",
              "the last frame of every group is missing",
              "codec.GnvcDecoder",
              named("decode"),
              LastFrameDropped.class,
              List.of("key-group-5")),
          new Mutant(
              "frames-in-reverse",
              "the frames of a group come in reverse",
              "codec.GnvcDecoder",
              named("decode"),
              FramesInReverse.class,
              List.of("key-group-5")),
          new Mutant(
              "chroma-swapped",
              "Cb and Cr are exchanged",
              "frame.RgbConverter",
              named("fromRgb").and(takesArguments(7)),
              ChromaSwapped.class,
              List.of("key-group-5")),
          new Mutant(
              "ten-bits-truncated",
              "the two low bits of 10 are lost",
              "frame.RgbConverter",
              named("fromRgb").and(takesArguments(7)),
              TenBitsTruncated.class,
              List.of("format-420-10-bit")),
          new Mutant(
              "full-range-ignored",
              "full range is taken for limited range",
              "frame.ColorDescription",
              named("fullRange"),
              FullRangeIgnored.class,
              List.of("colour-bt709-full")),
          new Mutant(
              "matrix-ignored",
              "every matrix is taken for BT.709",
              "frame.ColorDescription",
              named("matrix"),
              MatrixIgnored.class,
              List.of("colour-bt601")),
          new Mutant(
              "one-row-down",
              "the picture is one row too low",
              "frame.RgbConverter",
              named("fromRgb").and(takesArguments(7)),
              OneRowDown.class,
              List.of("size-63x47")));

  private PictureMutants() {}

  static final class LastFrameDropped {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) List<Frame> frames) {
      frames = frames.subList(0, frames.size() - 1);
    }
  }

  static final class FramesInReverse {
    @Advice.OnMethodExit
    static void exit(@Advice.Return List<Frame> frames) {
      for (int i = 0; i < frames.size() / 2; i++) {
        Frame first = frames.get(i);
        Frame last = frames.get(frames.size() - 1 - i);
        frames.set(i, last.withPts(first.pts()));
        frames.set(frames.size() - 1 - i, first.withPts(last.pts()));
      }
    }
  }

  static final class ChromaSwapped {
    @Advice.OnMethodExit
    static void exit(@Advice.Return Frame frame) {
      if (frame.format().chroma() != ChromaFormat.RGB) {
        Tampering.exchange(frame.planes().get(1), frame.planes().get(2));
      }
    }
  }

  static final class TenBitsTruncated {
    @Advice.OnMethodExit
    static void exit(@Advice.Return Frame frame) {
      if (frame.format().bitDepth() == 10) {
        for (short[] plane : frame.planes()) {
          for (int i = 0; i < plane.length; i++) {
            plane[i] &= (short) ~3;
          }
        }
      }
    }
  }

  static final class FullRangeIgnored {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) boolean full) {
      full = false;
    }
  }

  static final class MatrixIgnored {
    @Advice.OnMethodExit
    static void exit(@Advice.Return(readOnly = false) int matrix) {
      matrix = 1;
    }
  }

  static final class OneRowDown {
    @Advice.OnMethodExit
    static void exit(@Advice.Return Frame frame) {
      short[] luma = frame.planes().get(0);
      int row = frame.format().width();
      System.arraycopy(luma, 0, luma, row, luma.length - row);
    }
  }
}
