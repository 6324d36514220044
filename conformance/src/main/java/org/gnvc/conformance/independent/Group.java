package org.gnvc.conformance.independent;

import java.util.ArrayList;
import java.util.List;

/**
 * A coded group.
 *
 * @param timestamps ticks of each frame; empty if the group carries none
 * @param substreams coded bytes of each latent
 */
record Group(
    boolean key,
    int rateIndex,
    int frameCount,
    long firstFrame,
    int steps,
    int tN,
    long seedOffset,
    List<Long> timestamps,
    List<byte[]> substreams) {
  private static final long FRAME_LIMIT = 1L << 48;
  private static final long TICK_LIMIT = 1L << 55;

  static Group read(Fields fields, Header header) throws Refusal {
    int first = fields.octet();
    boolean key = (first & 0x80) != 0;
    int flags = (first & 0x40) != 0 ? fields.octet() : 0;
    Refusal.unsupportedUnless((flags & 0x70) == 0, "reserved bits of the group");
    int frameCount = fields.octet();
    Refusal.damageUnless(
        frameCount >= 1 && frameCount <= (key ? 65 : 64), "group of " + frameCount + " frames");
    long firstFrame = fields.leb(0, FRAME_LIMIT - 1, "first_frame");
    int steps = header.steps();
    if ((flags & 2) != 0) {
      steps = fields.octet();
      Refusal.damageUnless(steps >= 1 && steps <= 8, "steps is " + steps);
    }
    int tN = header.tN();
    if ((flags & 4) != 0) {
      tN = fields.octet();
      Refusal.damageUnless(tN > 0, "t_n is 0");
    }
    long seedOffset = (flags & 8) != 0 ? fields.unsigned(4) : 0;
    List<Long> timestamps = (flags & 1) != 0 ? timestamps(fields, frameCount) : List.of();
    Refusal.damageUnless(
        !timestamps.isEmpty() || header.time(firstFrame + frameCount - 1).bitLength() < 64,
        "a time of more than 63 bits");
    if ((flags & 0x80) != 0) {
      fields.take(fields.leb(0, Integer.MAX_VALUE, "extension_size"));
    }
    List<byte[]> substreams = substreams(fields, latents(key, frameCount), header.level());
    return new Group(
        key, first & 0x3f, frameCount, firstFrame, steps, tN, seedOffset, timestamps, substreams);
  }

  private static List<Long> timestamps(Fields fields, int count) throws Refusal {
    List<Long> timestamps = new ArrayList<>();
    long ticks = fields.signedLeb();
    Refusal.damageUnless(Math.abs(ticks) < TICK_LIMIT, "first_timestamp out of range");
    timestamps.add(ticks);
    for (int i = 1; i < count; i++) {
      ticks += fields.leb(1, TICK_LIMIT - 1, "timestamp_step");
      Refusal.damageUnless(ticks < TICK_LIMIT, "timestamp out of range");
      timestamps.add(ticks);
    }
    return timestamps;
  }

  private static List<byte[]> substreams(Fields fields, int count, Level level) throws Refusal {
    long[] lengths = new long[count];
    for (int i = 0; i < count - 1; i++) {
      lengths[i] = fields.leb(0, level.substream(), "length");
    }
    List<byte[]> substreams = new ArrayList<>();
    for (int i = 0; i < count - 1; i++) {
      substreams.add(fields.take(lengths[i]));
    }
    Refusal.damageUnless(fields.left() <= level.substream(), "last substream too long");
    substreams.add(fields.take(fields.left()));
    return substreams;
  }

  private static int latents(boolean key, int frames) {
    return key ? 1 + (frames + 2) / 4 : (frames + 3) / 4;
  }

  /** Whether the last latent holds more frames than are shown. */
  boolean padded() {
    return frameCount % 4 != (key ? 1 : 0);
  }
}
