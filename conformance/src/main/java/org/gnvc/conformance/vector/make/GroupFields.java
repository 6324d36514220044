package org.gnvc.conformance.vector.make;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gnvc.bitstream.CodedGroup;
import org.gnvc.bitstream.GroupHeader;

/**
 * The payload of a group, with values that need not be right. Immutable.
 *
 * @param key whether it is a key group
 * @param rateIndex 0 to 63
 * @param frameCount frames to show
 * @param firstFrame number of the first one
 * @param optional what flags announce, in the order of the syntax
 * @param substreams one for each latent
 */
public record GroupFields(
    boolean key,
    int rateIndex,
    int frameCount,
    long firstFrame,
    Map<Flag, byte[]> optional,
    List<byte[]> substreams) {

  /** What the byte of flags announces, in the order in which it is written. */
  public enum Flag {
    /** A bit that means nothing in version 1. */
    RESERVED(0x10),
    /** Number of refinement steps. */
    STEPS(2),
    /** Start of refinement, in 1/256. */
    T_N(4),
    /** Offset of the noise seed. */
    SEED(8),
    /** Timestamps of all frames. */
    TIMESTAMPS(1),
    /** An extension. */
    EXTENDED(0x80),
    /** No bit: the byte of flags is there even if none is set. */
    NONE(0);

    private final int bit;

    Flag(int bit) {
      this.bit = bit;
    }
  }

  /** The fields of a group; of the optional ones only its timestamps. */
  public static GroupFields of(CodedGroup group) {
    GroupHeader header = group.header();
    GroupFields plain =
        new GroupFields(
            header.key(),
            header.rateIndex(),
            header.frameCount(),
            header.firstFrame(),
            Map.of(),
            group.substreams());
    return header.timestamps().isEmpty() ? plain : plain.timestamps(header.timestamps());
  }

  /** The same with a flag and the bytes that it announces. */
  public GroupFields with(Flag flag, byte... bytes) {
    Map<Flag, byte[]> more = new TreeMap<>(optional);
    more.put(flag, bytes);
    return new GroupFields(key, rateIndex, frameCount, firstFrame, more, substreams);
  }

  /** The same with its own number of refinement steps. */
  public GroupFields steps(int value) {
    return with(Flag.STEPS, (byte) value);
  }

  /** The same with its own start of refinement, in 1/256. */
  public GroupFields tN(int value) {
    return with(Flag.T_N, (byte) value);
  }

  /** The same with an offset of the noise seed. */
  public GroupFields seedOffset(long value) {
    return with(Flag.SEED, new Fields().u(4, value).toByteArray());
  }

  /** The same with timestamps, one for each frame. */
  public GroupFields timestamps(List<Long> values) {
    Fields out = new Fields().signedLeb(values.get(0));
    for (int i = 1; i < values.size(); i++) {
      out.leb(values.get(i) - values.get(i - 1));
    }
    return with(Flag.TIMESTAMPS, out.toByteArray());
  }

  /** The same with an extension. */
  public GroupFields extension(byte... bytes) {
    return with(Flag.EXTENDED, new Fields().leb(bytes.length).bytes(bytes).toByteArray());
  }

  /** The same with another number of its first frame. */
  public GroupFields at(long frame) {
    return new GroupFields(key, rateIndex, frameCount, frame, optional, substreams);
  }

  /** The same with another number of frames. */
  public GroupFields frames(int count) {
    return new GroupFields(key, rateIndex, count, firstFrame, optional, substreams);
  }

  /** The same with other substreams. */
  public GroupFields with(List<byte[]> others) {
    return new GroupFields(key, rateIndex, frameCount, firstFrame, optional, others);
  }

  /** The payload. */
  public byte[] payload() {
    Fields out = new Fields();
    out.u(1, (key ? 0x80 : 0) | (optional.isEmpty() ? 0 : 0x40) | rateIndex);
    if (!optional.isEmpty()) {
      out.u(1, optional.keySet().stream().mapToInt(flag -> flag.bit).sum());
    }
    out.u(1, frameCount).leb(firstFrame);
    optional.values().forEach(out::bytes);
    for (byte[] substream : substreams.subList(0, substreams.size() - 1)) {
      out.leb(substream.length);
    }
    substreams.forEach(out::bytes);
    return out.toByteArray();
  }
}
