package org.gnvc.codec;

import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.codec.GroupAssembler.FrameGroup;

/** Applies the user's rate target to one group after the other. */
sealed interface GroupRate {

  /** Codes a group. */
  interface Coding<X extends Exception> {
    /** Codes the group at this rate index; gives the bytes of its unit. */
    int bytesAt(int rateIndex) throws X;
  }

  /**
   * Chooses the rate index.
   *
   * @return an index that the group was coded at
   */
  <X extends Exception> int choose(FrameGroup group, Coding<X> coding) throws X;

  /**
   * The way to reach the target of the options.
   *
   * @param keyFrames frames between key groups
   * @param headerBytes bytes that the stream has before its first group
   */
  static GroupRate of(
      EncoderOptions options, SequenceHeader header, long keyFrames, int headerBytes) {
    if (options.rate() instanceof RateTarget.Quality quality) {
      return new Constant(quality.rateIndex());
    }
    double pixels = (double) header.format().width() * header.format().height();
    double bitsPerFrame =
        options.rate() instanceof RateTarget.Bitrate bitrate
            ? bitrate.bitsPerSecond() / header.frameRate().value()
            : ((RateTarget.BitsPerPixel) options.rate()).bpp() * pixels;
    return new Sized(
        new RateController(
            bitsPerFrame,
            options.groupFrames(),
            keyFrames,
            options.expectedFrames().orElse(Long.MAX_VALUE),
            Byte.SIZE * (double) headerBytes,
            Sized.FIRST_INDEX));
  }

  /** The same index for all. */
  record Constant(int rateIndex) implements GroupRate {
    @Override
    public <X extends Exception> int choose(FrameGroup group, Coding<X> coding) throws X {
      coding.bytesAt(rateIndex);
      return rateIndex;
    }
  }

  /** Whatever index meets a size. */
  record Sized(RateController controller) implements GroupRate {

    private static final int FIRST_INDEX = 24;

    /** Bytes of a raw file for a group beside its unit: the sync word and its index entry. */
    private static final int FRAMING_BYTES = 9;

    @Override
    public <X extends Exception> int choose(FrameGroup group, Coding<X> coding) throws X {
      return controller.choose(
          group.key(),
          group.frames().size(),
          index -> (long) Byte.SIZE * (coding.bytesAt(index) + FRAMING_BYTES));
    }
  }
}
