package org.gnvc.bitstream;

import java.util.List;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;

/** The sequence header of version 1. Bytes after the known fields are ignored. */
final class SequenceHeaderV1 {

  private static final int FULL_RANGE = 1 << 3;
  private static final int TEN_BIT = 1 << 2;
  private static final int CHROMA = 3;
  private static final int KNOWN_FLAGS = FULL_RANGE | TEN_BIT | CHROMA;

  // The place in the list is the code.
  private static final List<Profile> PROFILES = List.of(Profile.LITE, Profile.WAN);
  private static final List<ChromaFormat> CHROMA_FORMATS =
      List.of(ChromaFormat.YUV420, ChromaFormat.YUV422, ChromaFormat.YUV444, ChromaFormat.RGB);

  private SequenceHeaderV1() {}

  static SequenceHeader read(FieldReader in, StreamVersion version)
      throws CorruptStreamException, UnsupportedStreamException {
    Profile profile = profile(in.u8("profile"));
    Level level = Level.ofCode(in.u8("level"));
    int width = in.u16("width", 1, VideoFormat.MAX_SIDE);
    int height = in.u16("height", 1, VideoFormat.MAX_SIDE);
    if (!level.allows(width, height)) {
      throw new UnsupportedStreamException(
          "%dx%d is over the limits of the stream's level %d"
              .formatted(width, height, level.code()));
    }
    int flags = in.u8("format flags");
    if ((flags & ~KNOWN_FLAGS) != 0) {
      throw new UnsupportedStreamException(
          "format flags 0x%02x are not known to this build".formatted(flags));
    }
    VideoFormat format =
        new VideoFormat(
            width,
            height,
            CHROMA_FORMATS.get(flags & CHROMA),
            (flags & TEN_BIT) != 0 ? 10 : 8,
            new ColorDescription(
                in.u8("colour primaries"),
                in.u8("transfer characteristics"),
                in.u8("matrix coefficients"),
                (flags & FULL_RANGE) != 0));
    return new SequenceHeader(
        version,
        profile,
        level,
        format,
        rational(in, "frame rate"),
        rational(in, "time base"),
        ModelHash.of(in.bytes("entropy model hash", ModelHash.BYTES)),
        ModelHash.of(in.bytes("synthesis model hash", ModelHash.BYTES)),
        in.u8("tN", 1, 255),
        in.u8("steps", 1, SequenceHeader.MAX_STEPS),
        (int) in.u32("noise seed"));
  }

  static byte[] write(SequenceHeader header) {
    VideoFormat format = header.format();
    ColorDescription color = format.color();
    int flags =
        CHROMA_FORMATS.indexOf(format.chroma())
            | (format.bitDepth() == 10 ? TEN_BIT : 0)
            | (color.fullRange() ? FULL_RANGE : 0);
    return new FieldWriter()
        .u8(header.version().major())
        .u8(header.version().minor())
        .u8(PROFILES.indexOf(header.profile()))
        .u8(header.level().code())
        .u16(format.width())
        .u16(format.height())
        .u8(flags)
        .u8(color.primaries())
        .u8(color.transfer())
        .u8(color.matrix())
        .leb(header.frameRate().num())
        .leb(header.frameRate().den())
        .leb(header.timeBase().num())
        .leb(header.timeBase().den())
        .bytes(header.entropyModel().bytes())
        .bytes(header.synthesisModel().bytes())
        .u8(header.tN())
        .u8(header.steps())
        .u32(header.noiseSeed())
        .toByteArray();
  }

  private static Profile profile(int code) throws UnsupportedStreamException {
    if (code >= PROFILES.size()) {
      throw new UnsupportedStreamException("profile " + code + " is not known to this build");
    }
    return PROFILES.get(code);
  }

  private static Rational rational(FieldReader in, String field) throws CorruptStreamException {
    int num = (int) in.leb(field + " numerator", 1, Integer.MAX_VALUE);
    return new Rational(num, (int) in.leb(field + " denominator", 1, Integer.MAX_VALUE));
  }
}
