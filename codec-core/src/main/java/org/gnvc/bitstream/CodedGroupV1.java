package org.gnvc.bitstream;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.UnsupportedStreamException;

/**
 * The group unit of version 1. The common group needs 2 bytes, its frame number and the lengths of
 * all substreams but the last; everything else is announced by a flag.
 */
final class CodedGroupV1 {

  private static final int KEY = 1 << 7;
  private static final int FLAGGED = 1 << 6;

  private static final int TIMESTAMPS = 1;
  private static final int STEPS = 1 << 1;
  private static final int T_N = 1 << 2;
  private static final int SEED_OFFSET = 1 << 3;
  private static final int EXTENSION = 1 << 7;
  private static final int KNOWN_FLAGS = TIMESTAMPS | STEPS | T_N | SEED_OFFSET | EXTENSION;

  private CodedGroupV1() {}

  static CodedGroup read(FieldReader in, SequenceHeader sequence)
      throws CorruptStreamException, UnsupportedStreamException {
    long start = in.offset();
    int head = in.u8("group head");
    boolean key = (head & KEY) != 0;
    int flags = (head & FLAGGED) != 0 ? flags(in) : 0;
    int frameCount = in.u8("frame count", 1, GroupHeader.maxFrames(key));
    long firstFrame = in.leb("first frame", 0, GroupHeader.MAX_FRAME);
    GroupHeader header =
        new GroupHeader(
            key,
            firstFrame,
            frameCount,
            head & GroupHeader.MAX_RATE_INDEX,
            (flags & STEPS) != 0 ? in.u8("steps", 1, SequenceHeader.MAX_STEPS) : sequence.steps(),
            (flags & T_N) != 0 ? in.u8("tN", 1, 255) : sequence.tN(),
            (flags & SEED_OFFSET) != 0 ? (int) in.u32("noise seed offset") : 0,
            (flags & TIMESTAMPS) != 0 ? timestamps(in, frameCount) : List.of());
    if ((flags & EXTENSION) != 0) {
      int length = (int) in.leb("extension length", 0, Integer.MAX_VALUE);
      in.skip("extension", length);
    }
    CodedGroup group =
        new CodedGroup(header, substreams(in, header.latentCount(), sequence.level()));
    if (header.timestamps().isEmpty() && !sequence.hasPts(header.endFrame() - 1)) {
      throw new CorruptStreamException(
          start, "a first frame whose time fits 63 bits", Long.toString(firstFrame));
    }
    return group;
  }

  static byte[] write(CodedGroup group, SequenceHeader sequence) throws UnsupportedStreamException {
    GroupHeader header = group.header();
    for (byte[] substream : group.substreams()) {
      if (substream.length > sequence.level().maxSubstreamBytes()) {
        throw new UnsupportedStreamException(
            "a latent of %d bytes is over the limit of level %d"
                .formatted(substream.length, sequence.level().code()));
      }
    }
    int flags =
        (header.timestamps().isEmpty() ? 0 : TIMESTAMPS)
            | (header.steps() == sequence.steps() ? 0 : STEPS)
            | (header.tN() == sequence.tN() ? 0 : T_N)
            | (header.noiseSeedOffset() == 0 ? 0 : SEED_OFFSET);
    FieldWriter out = new FieldWriter();
    out.u8((header.key() ? KEY : 0) | (flags == 0 ? 0 : FLAGGED) | header.rateIndex());
    if (flags != 0) {
      out.u8(flags);
    }
    out.u8(header.frameCount()).leb(header.firstFrame());
    if ((flags & STEPS) != 0) {
      out.u8(header.steps());
    }
    if ((flags & T_N) != 0) {
      out.u8(header.tN());
    }
    if ((flags & SEED_OFFSET) != 0) {
      out.u32(header.noiseSeedOffset());
    }
    writeTimestamps(header.timestamps(), out);
    List<byte[]> substreams = group.substreams();
    for (byte[] substream : substreams.subList(0, substreams.size() - 1)) {
      out.leb(substream.length);
    }
    substreams.forEach(out::bytes);
    return out.toByteArray();
  }

  private static int flags(FieldReader in)
      throws CorruptStreamException, UnsupportedStreamException {
    int flags = in.u8("group flags");
    if ((flags & ~KNOWN_FLAGS) != 0) {
      throw new UnsupportedStreamException(
          "group flags 0x%02x are not known to this build".formatted(flags));
    }
    return flags;
  }

  private static List<Long> timestamps(FieldReader in, int count) throws CorruptStreamException {
    List<Long> timestamps = new ArrayList<>();
    long last = Leb128.unzigzag(in.leb("timestamp", 0, 2 * GroupHeader.MAX_TIMESTAMP));
    timestamps.add(last);
    for (int i = 1; i < count; i++) {
      last += in.leb("timestamp step", 1, GroupHeader.MAX_TIMESTAMP - last);
      timestamps.add(last);
    }
    return timestamps;
  }

  private static void writeTimestamps(List<Long> timestamps, FieldWriter out) {
    for (int i = 0; i < timestamps.size(); i++) {
      out.leb(
          i == 0 ? Leb128.zigzag(timestamps.get(0)) : timestamps.get(i) - timestamps.get(i - 1));
    }
  }

  private static List<byte[]> substreams(FieldReader in, int count, Level level)
      throws CorruptStreamException {
    int[] lengths = new int[count];
    long sum = 0;
    for (int i = 0; i < count - 1; i++) {
      lengths[i] = (int) in.leb("substream length", 0, level.maxSubstreamBytes());
      sum += lengths[i];
    }
    long last = in.remaining() - sum;
    if (last < 0 || last > level.maxSubstreamBytes()) {
      throw new CorruptStreamException(
          in.offset(),
          "a last substream of 0 to %d bytes".formatted(level.maxSubstreamBytes()),
          Long.toString(last));
    }
    lengths[count - 1] = (int) last;
    List<byte[]> substreams = new ArrayList<>();
    for (int length : lengths) {
      substreams.add(in.bytes("substream", length));
    }
    return substreams;
  }
}
