package org.gnvc.conformance.vector.make.invalid;

import static org.gnvc.conformance.vector.ErrorKind.CORRUPT;
import static org.gnvc.conformance.vector.ErrorKind.UNSUPPORTED;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.conformance.vector.ErrorKind;
import org.gnvc.conformance.vector.make.Fields;
import org.gnvc.conformance.vector.make.GroupFields;
import org.gnvc.conformance.vector.make.GroupFields.Flag;
import org.gnvc.conformance.vector.make.HeaderFields;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/** Files with a key group whose CRC is right and whose payload is not. */
record GroupFaults(SoundStream sound) {

  // Where fields stand in the payload of the sound stream's first group, one byte each.
  private static final int FIRST_FRAME = 2;
  private static final int LENGTH = 3;
  private static final int FLAGS = 1;

  List<Recipe> recipes() throws IOException {
    List<Recipe> recipes = new ArrayList<>();
    recipes.addAll(frames());
    recipes.addAll(flags());
    recipes.addAll(timestamps());
    recipes.addAll(substreams());
    return recipes;
  }

  private GroupFields key() {
    return sound.group(0);
  }

  private List<Recipe> frames() throws IOException {
    return List.of(
        fault("frame-count-zero", "6.4.2", "A group without frames.", key().frames(0)),
        fault("key-frame-count-66", "6.4.2", "A key group of 66 frames.", key().frames(66)),
        FaultyFile.withHeader(sound)
            .groups(0)
            .fault()
            .unit(RawFile.GROUP, sound.group(1).frames(65).payload())
            .groups(2)
            .recipe(
                "predictive-frame-count-65", CORRUPT, "6.4.2", "A predictive group of 65 frames."),
        fault(
            "first-frame-over-2-48",
            "6.4.2",
            "The first frame has number 2^48.",
            key().at(1L << 48)),
        replaced(
            "first-frame-not-shortest",
            "3.4.2",
            "first_frame has a byte that says nothing.",
            FIRST_FRAME,
            new Fields().u(2, 0x8000)),
        replaced(
            "first-frame-nine-bytes",
            "3.4.2",
            "first_frame is written in nine bytes.",
            FIRST_FRAME,
            new Fields().u(1, 0x80).u(8, 0x8080808080808001L)));
  }

  private List<Recipe> flags() throws IOException {
    return List.of(
        with("group-reserved-bit-set", "6.4.1", "A reserved bit of the flags is set.", 0x10),
        with("group-reserved-bits-set", "6.4.1", "All reserved bits of the flags are set.", 0x70),
        fault("group-steps-zero", "6.4.3", "A group without steps.", key().steps(0)),
        fault("group-steps-9", "6.4.3", "A group of nine steps.", key().steps(9)),
        fault("group-t-n-zero", "6.4.3", "A group with t_n 0.", key().tN(0)),
        fault(
            "extension-beyond-payload",
            "6.4.5",
            "An extension that is longer than the payload.",
            key().with(Flag.EXTENDED, new Fields().leb(100_000).u(3, 0).toByteArray())),
        fault(
            "extension-over-2-31",
            "6.4.5",
            "extension_size is 2^31.",
            key().with(Flag.EXTENDED, new Fields().leb(1L << 31).toByteArray())));
  }

  private List<Recipe> timestamps() throws IOException {
    long largest = (1L << 55) - 1;
    GroupFields cut = key().with(Flag.TIMESTAMPS, new Fields().u(3, 0x000101).toByteArray());
    return List.of(
        fault(
            "timestamps-not-growing",
            "6.4.4",
            "Two frames of a group have the same timestamp.",
            key().timestamps(List.of(0L, 1L, 2L, 2L, 3L))),
        fault(
            "first-timestamp-over-2-55",
            "6.4.4",
            "The first timestamp is -2^55 ticks.",
            key()
                .timestamps(
                    List.of(-largest - 1, -largest, 1 - largest, 2 - largest, 3 - largest))),
        fault(
            "timestamp-sum-over-2-55",
            "6.4.4",
            "The last timestamp of a group is 2^55 ticks.",
            key().timestamps(List.of(largest - 3, largest - 2, largest - 1, largest, largest + 1))),
        new FaultyFile(sound)
            .unit(RawFile.SEQUENCE_HEADER, sound.header(GroupFaults::shortTicks))
            .groups(0)
            .fault()
            .unit(RawFile.GROUP, key().at((1L << 32) + 3).payload())
            .groups(2)
            .recipe(
                "time-over-2-63",
                CORRUPT,
                "6.4.4",
                "The frame rate gives a frame a time of 2^63 ticks and more."),
        with(
            "timestamps-cut",
            CORRUPT,
            "6.1",
            "The payload ends within the timestamps.",
            Arrays.copyOf(cut.payload(), 7)));
  }

  private List<Recipe> substreams() throws IOException {
    int size = key().payload().length;
    return List.of(
        with("group-payload-empty", CORRUPT, "6.1", "A group without payload.", new byte[0]),
        with(
            "group-payload-cut",
            CORRUPT,
            "6.1",
            "The payload ends behind frame_count.",
            Arrays.copyOf(key().payload(), FIRST_FRAME)),
        replaced(
            "substream-length-beyond-payload",
            "6.4.6",
            "A substream is longer than what is left of the payload.",
            LENGTH,
            new Fields().leb(size)),
        replaced(
            "substream-length-over-level",
            "6.4.6",
            "A substream claims a byte more than its level allows.",
            LENGTH,
            new Fields().leb(262145)),
        replaced(
            "substream-length-not-shortest",
            "3.4.2",
            "length[0] has a byte that says nothing.",
            LENGTH,
            new Fields().u(1, key().payload()[LENGTH] | 0x80).u(1, 0)));
  }

  /** A frame lasts 2^31 - 1 ticks. */
  private static HeaderFields shortTicks(HeaderFields header) {
    return header.with("rate_num", 1).with("base_den", Integer.MAX_VALUE);
  }

  private Recipe with(String name, String clause, String title, int flags) throws IOException {
    byte[] payload = key().with(Flag.NONE).payload();
    payload[FLAGS] = (byte) flags;
    return with(name, UNSUPPORTED, clause, title, payload);
  }

  private Recipe replaced(String name, String clause, String title, int offset, Fields field)
      throws IOException {
    byte[] payload = key().payload();
    if (payload[offset] < 0) {
      throw new IllegalStateException("the field at " + offset + " has more than a byte");
    }
    byte[] changed =
        new Fields()
            .bytes(Arrays.copyOf(payload, offset))
            .bytes(field.toByteArray())
            .bytes(Arrays.copyOfRange(payload, offset + 1, payload.length))
            .toByteArray();
    return with(name, CORRUPT, clause, title, changed);
  }

  private Recipe fault(String name, String clause, String title, GroupFields group)
      throws IOException {
    return with(name, CORRUPT, clause, title, group.payload());
  }

  private Recipe with(String name, ErrorKind kind, String clause, String title, byte[] payload)
      throws IOException {
    return FaultyFile.withHeader(sound)
        .fault()
        .unit(RawFile.GROUP, payload)
        .lost(1)
        .groups(2)
        .recipe(name, kind, clause, title);
  }
}
