package org.gnvc.conformance.vector.make.invalid;

import static org.gnvc.conformance.vector.ErrorKind.CORRUPT;
import static org.gnvc.conformance.vector.ErrorKind.MISSING_MODEL;
import static org.gnvc.conformance.vector.ErrorKind.UNSUPPORTED;
import static org.gnvc.conformance.vector.ErrorKind.VERSION_TOO_NEW;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.conformance.vector.ErrorKind;
import org.gnvc.conformance.vector.make.Fields;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/** Files that are sound but for a field of their only sequence header. */
record HeaderFaults(SoundStream sound) {

  // Where rate_num stands, which takes one byte in the sound stream.
  private static final int RATE_NUM = 12;

  List<Recipe> recipes() {
    List<Recipe> recipes = new ArrayList<>();
    recipes.addAll(first());
    recipes.addAll(picture());
    recipes.addAll(fractions());
    recipes.addAll(refinement());
    return recipes;
  }

  private List<Recipe> first() {
    return List.of(
        header("major-version-0", CORRUPT, "6.3.1", "Major version 0.", "major", 0),
        header("major-version-2", VERSION_TOO_NEW, "6.3.1", "Major version 2.", "major", 2),
        header("major-version-255", VERSION_TOO_NEW, "6.3.1", "Major version 255.", "major", 255),
        header("profile-unknown", UNSUPPORTED, "6.3.2", "Profile 2.", "profile", 2),
        header("level-0", UNSUPPORTED, "6.3.2", "Level 0.", "level", 0),
        header("level-5", UNSUPPORTED, "6.3.2", "Level 5.", "level", 5),
        payload(
            "other-model",
            MISSING_MODEL,
            "6.3.6",
            "Hashes of models that nobody has.",
            sound.header(header -> header.withModels(new byte[32]))),
        payload(
            "header-payload-cut",
            CORRUPT,
            "6.1",
            "The payload of the sequence header ends within noise_seed.",
            Arrays.copyOf(sound.header(), sound.header().length - 2)),
        payload(
            "header-payload-empty",
            CORRUPT,
            "6.1",
            "The sequence header has no payload.",
            new byte[0]),
        payload(
            "header-size-over-4096",
            CORRUPT,
            "6.2",
            "The payload of the sequence header has 4097 bytes.",
            Arrays.copyOf(sound.header(), 4097)));
  }

  private List<Recipe> picture() {
    return List.of(
        header("width-zero", CORRUPT, "6.3.3", "A picture without columns.", "width", 0),
        header("height-zero", CORRUPT, "6.3.3", "A picture without rows.", "height", 0),
        header("width-over-16384", CORRUPT, "6.3.3", "A picture of 16385 columns.", "width", 16385),
        payload(
            "side-over-all-levels",
            UNSUPPORTED,
            "A.2",
            "A picture of 8193 columns at level 4.",
            sound.header(header -> header.with("level", 4).with("width", 8193))),
        header(
            "level-too-small-for-side",
            UNSUPPORTED,
            "A.2",
            "A picture of 1281 columns at level 1.",
            "width",
            1281),
        payload(
            "level-too-small-for-picture",
            UNSUPPORTED,
            "A.2",
            "A picture of 640x361 at level 1.",
            sound.header(header -> header.sized(640, 361))),
        header(
            "header-reserved-bit-set",
            UNSUPPORTED,
            "6.3.3",
            "The lowest reserved bit of the picture format is set.",
            "flags",
            0x10),
        header(
            "header-reserved-bits-set",
            UNSUPPORTED,
            "6.3.3",
            "All reserved bits of the picture format are set.",
            "flags",
            0xF0));
  }

  private List<Recipe> fractions() {
    return List.of(
        header("rate-num-zero", CORRUPT, "6.3.5", "No frames per second.", "rate_num", 0),
        header(
            "rate-den-zero", CORRUPT, "6.3.5", "A frame rate with denominator 0.", "rate_den", 0),
        header("base-num-zero", CORRUPT, "6.3.5", "A tick without duration.", "base_num", 0),
        header("base-den-zero", CORRUPT, "6.3.5", "A time base with denominator 0.", "base_den", 0),
        replaced(
            "rate-num-over-2-31",
            "6.3.5",
            "The numerator of the frame rate is 2^31.",
            new Fields().leb(1L << 31)),
        replaced(
            "leb-not-shortest",
            "3.4.2",
            "The numerator of the frame rate has a byte that says nothing.",
            new Fields().u(2, 0x9900)),
        replaced(
            "leb-nine-bytes",
            "3.4.2",
            "The numerator of the frame rate is written in nine bytes.",
            new Fields().u(1, 0x99).u(8, 0x8080808080808001L)));
  }

  private List<Recipe> refinement() {
    return List.of(
        header("t-n-zero", CORRUPT, "6.3.7", "Refinement starts at pure noise.", "t_n", 0),
        header("steps-zero", CORRUPT, "6.3.7", "No refinement step.", "steps", 0),
        header("steps-9", CORRUPT, "6.3.7", "Nine refinement steps.", "steps", 9));
  }

  private Recipe header(
      String name, ErrorKind kind, String clause, String title, String field, long value) {
    return payload(name, kind, clause, title, sound.header(field, value));
  }

  private Recipe replaced(String name, String clause, String title, Fields rateNum) {
    byte[] header = sound.header();
    byte[] payload =
        new Fields()
            .bytes(Arrays.copyOf(header, RATE_NUM))
            .bytes(rateNum.toByteArray())
            .bytes(Arrays.copyOfRange(header, RATE_NUM + 1, header.length))
            .toByteArray();
    return payload(name, CORRUPT, clause, title, payload);
  }

  private Recipe payload(String name, ErrorKind kind, String clause, String title, byte[] payload) {
    return new FaultyFile(sound)
        .unit(RawFile.SEQUENCE_HEADER, payload)
        .lost(0)
        .lost(1)
        .refused(name, kind, clause, title);
  }
}
