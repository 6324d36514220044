package org.gnvc.conformance.vector.make.invalid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.gnvc.conformance.vector.ErrorKind.CORRUPT;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.gnvc.conformance.vector.make.Fields;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/** Files in which something other than an intact unit stands where a unit must be. */
record UnitFaults(SoundStream sound) {

  private static final int LARGEST_PAYLOAD_OF_LEVEL_1 = 17 * 262144 + 4096;
  private static final byte[] FALSE_GROUP = {'G', 'N', 'V', 'C', RawFile.GROUP, (byte) 0x90, 0x03};

  List<Recipe> recipes() throws IOException {
    List<Recipe> recipes = new ArrayList<>();
    recipes.addAll(changedUnits());
    recipes.addAll(strangeBytes());
    recipes.addAll(ends());
    return recipes;
  }

  private List<Recipe> changedUnits() throws IOException {
    byte[] unit = sound.unit(2);
    byte[] payload = sound.group(2).payload();
    return List.of(
        instead(
            "unit-crc-wrong", "6.2", "A bit of a CRC is wrong.", flipped(unit, unit.length - 1)),
        instead("unit-payload-wrong", "6.2", "A bit of a payload is wrong.", flipped(unit, 30)),
        instead("unit-type-wrong", "6.2", "A bit of a unit's type is wrong.", flipped(unit, 4)),
        instead("sync-word-lost", "6.6", "A bit of a sync word is wrong.", flipped(unit, 2)),
        instead(
            "unit-type-zero",
            "6.2",
            "A unit has type 0, the CRC is right.",
            new RawFile().unit(0, new byte[] {1, 2, 3}).toByteArray()),
        instead(
            "unit-size-not-shortest",
            "3.4.2",
            "The size of a unit has a byte that says nothing, the CRC is right.",
            withCrc(
                new Fields()
                    .u(1, RawFile.GROUP)
                    .u(1, (payload.length & 0x7F) | 0x80)
                    .u(1, (payload.length >> 7) | 0x80)
                    .u(1, 0)
                    .bytes(payload))),
        instead(
            "unit-size-over-level",
            "A.3",
            "A unit claims more bytes than its level allows.",
            new Fields()
                .bytes(Arrays.copyOf(unit, 4))
                .u(1, RawFile.GROUP)
                .leb(LARGEST_PAYLOAD_OF_LEVEL_1 + 1)
                .bytes(payload)
                .toByteArray()),
        instead(
            "unit-size-beyond-the-end",
            "7.1",
            "A unit claims more bytes than the file has.",
            new Fields().bytes(FALSE_GROUP).bytes(payload).toByteArray()),
        instead(
            "bytes-missing",
            "7.6",
            "Three bytes are missing within a unit.",
            new Fields()
                .bytes(Arrays.copyOf(unit, 20))
                .bytes(Arrays.copyOfRange(unit, 23, unit.length))
                .toByteArray()));
  }

  private List<Recipe> strangeBytes() throws IOException {
    byte[] unit = sound.unit(2);
    Fields inTurn = new Fields().bytes(FALSE_GROUP);
    for (int i = 0; i < 20; i++) {
      inTurn.bytes(FALSE_GROUP);
    }
    return List.of(
        instead("zeros-between-units", "7.6", "A run of zeros between units.", new byte[100]),
        instead(
            "sync-words-between-units",
            "B.4",
            "Sync words with nothing behind them.",
            "GNVCGNVGNVCGGNVCGNV".getBytes(US_ASCII)),
        instead(
            "false-units-before-a-unit",
            "B.4",
            "False units whose claimed bytes hold the units after them.",
            inTurn.toByteArray()),
        FaultyFile.withHeader(sound)
            .groups(0)
            .fault()
            .bytes(Arrays.copyOf(unit, 30))
            .groups(1, 2)
            .recipe(
                "bytes-inserted",
                CORRUPT,
                "B.4",
                "The first bytes of a unit stand before a whole unit."),
        FaultyFile.withHeader(sound)
            .groups(0)
            .fault()
            .bytes(flipped(sound.unit(1), 25))
            .groups(2)
            .recipe(
                "predictive-group-damaged",
                CORRUPT,
                "7.6",
                "A damaged predictive group; decoding goes on at the next key group."),
        FaultyFile.withHeader(sound)
            .fault()
            .bytes(flipped(sound.unit(0), 25))
            .lost(1)
            .groups(2)
            .recipe(
                "key-group-damaged",
                CORRUPT,
                "11.3",
                "A damaged key group takes the predictive group after it along."));
  }

  private List<Recipe> ends() throws IOException {
    FaultyFile cut = FaultyFile.withHeader(sound).groups(0, 1).fault().lost(2);
    byte[] index = {0, 0, 0, 99};
    return List.of(
        cut.recipe(
            "truncated-in-group",
            CORRUPT,
            "7.6",
            "The file ends within its last group.",
            cut.without(50)),
        cut.recipe(
            "truncated-in-crc",
            CORRUPT,
            "7.6",
            "The file ends within the CRC of its last group.",
            cut.without(1)),
        FaultyFile.withHeader(sound)
            .groups(0, 1)
            .fault()
            .bytes("GN".getBytes(US_ASCII))
            .recipe("truncated-in-sync-word", CORRUPT, "7.6", "The file ends within a sync word."),
        FaultyFile.withHeader(sound)
            .groups(0, 1, 2)
            .fault()
            .bytes(new byte[40])
            .recipe("bytes-at-the-end", CORRUPT, "7.6", "Zeros behind the last unit."),
        FaultyFile.withHeader(sound)
            .groups(0, 1, 2)
            .fault()
            .bytes(flipped(new RawFile().unit(RawFile.INDEX, index).toByteArray(), 9))
            .recipe("index-crc-wrong", CORRUPT, "B.3", "The CRC of the index is wrong."));
  }

  /** A file with something between a key group with its predictive one and another key group. */
  private Recipe instead(String name, String clause, String title, byte[] bytes)
      throws IOException {
    return FaultyFile.withHeader(sound)
        .groups(0, 1)
        .fault()
        .bytes(bytes)
        .groups(2)
        .recipe(name, CORRUPT, clause, title);
  }

  /** A unit with its sync word whose type, size and payload stand as given. */
  private static byte[] withCrc(Fields checked) {
    CRC32C crc = new CRC32C();
    crc.update(checked.toByteArray());
    return new Fields()
        .bytes("GNVC".getBytes(US_ASCII))
        .bytes(checked.toByteArray())
        .u(4, crc.getValue())
        .toByteArray();
  }

  private static byte[] flipped(byte[] unit, int offset) {
    byte[] changed = unit.clone();
    changed[offset] ^= 0x10;
    return changed;
  }
}
