package org.gnvc.conformance.vector.make.invalid;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.gnvc.conformance.vector.ErrorKind.CORRUPT;
import static org.gnvc.conformance.vector.ErrorKind.NOT_GNVC;

import java.io.IOException;
import java.util.List;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/** Files that do not begin as they must. */
record FileFaults(SoundStream sound) {

  List<Recipe> recipes() throws IOException {
    byte[] other = "YUV4MPEG2 W48 H32 F25:1\nFRAME\n".getBytes(US_ASCII);
    return List.of(
        file().refused("empty-file", NOT_GNVC, "7.2", "A file without a byte."),
        file().bytes(other).refused("not-gnvc", NOT_GNVC, "7.2", "A file of another format."),
        file()
            .bytes("GNV".getBytes(US_ASCII))
            .refused("magic-cut-short", NOT_GNVC, "7.2", "The file ends within its magic number."),
        file()
            .bytes((byte) 0)
            .header()
            .groups(0)
            .refused("byte-before-magic", NOT_GNVC, "7.2", "The magic number is not at offset 0."),
        file()
            .bytes("GNVC".getBytes(US_ASCII))
            .refused("magic-alone", CORRUPT, "7.2", "The file ends behind its magic number."),
        cutHeader(),
        file()
            .lost(0)
            .lost(2)
            .refused("header-missing", CORRUPT, "7.2", "Groups without any sequence header."),
        file()
            .lost(0)
            .header()
            .groups(2)
            .recipe("header-late", CORRUPT, "7.2", "A group before the first sequence header."),
        headerCrcWrong(),
        file()
            .unit(RawFile.SEQUENCE_HEADER, sound.header("width", 0))
            .header()
            .groups(0, 1, 2)
            .recipe(
                "first-header-damaged",
                CORRUPT,
                "7.2",
                "The payload of the first sequence header is damaged, the repeated one is sound."));
  }

  private FaultyFile file() {
    return new FaultyFile(sound);
  }

  private Recipe cutHeader() {
    FaultyFile file = file().header();
    return file.refused(
        "header-cut-short",
        CORRUPT,
        "7.2",
        "The file ends within its sequence header.",
        file.without(10));
  }

  private Recipe headerCrcWrong() {
    byte[] unit = new RawFile().unit(RawFile.SEQUENCE_HEADER, sound.header()).toByteArray();
    unit[unit.length - 1] ^= 1;
    return file()
        .bytes(unit)
        .lost(0)
        .lost(1)
        .refused(
            "header-crc-wrong", CORRUPT, "7.2", "The CRC of the only sequence header is wrong.");
  }
}
