package org.gnvc.conformance.vector.make.invalid;

import static org.gnvc.conformance.vector.ErrorKind.CORRUPT;
import static org.gnvc.conformance.vector.ErrorKind.UNSUPPORTED;
import static org.gnvc.conformance.vector.ErrorKind.VERSION_TOO_NEW;

import java.io.IOException;
import java.util.List;
import org.gnvc.conformance.vector.ErrorKind;
import org.gnvc.conformance.vector.make.RawFile;
import org.gnvc.conformance.vector.make.Recipe;

/**
 * Files with a second sequence header that cannot be used: what follows it is passed over, up to a
 * header like the first.
 */
record LaterHeaderFaults(SoundStream sound) {

  List<Recipe> recipes() throws IOException {
    return List.of(
        later(
            "later-header-damaged",
            CORRUPT,
            "A later sequence header has no columns.",
            sound.header("width", 0)),
        later(
            "later-header-too-new",
            VERSION_TOO_NEW,
            "A later sequence header has major version 2.",
            sound.header("major", 2)),
        later(
            "later-header-unsupported",
            UNSUPPORTED,
            "A later sequence header has an unknown profile.",
            sound.header("profile", 99)),
        crcWrong());
  }

  private Recipe later(String name, ErrorKind kind, String title, byte[] payload)
      throws IOException {
    return FaultyFile.withHeader(sound)
        .groups(0)
        .fault()
        .unit(RawFile.SEQUENCE_HEADER, payload)
        .lost(1)
        .header()
        .groups(2)
        .recipe(name, kind, "7.4", title);
  }

  private Recipe crcWrong() throws IOException {
    byte[] unit = new RawFile().unit(RawFile.SEQUENCE_HEADER, sound.header()).toByteArray();
    unit[20] ^= 1;
    return FaultyFile.withHeader(sound)
        .groups(0)
        .fault()
        .bytes(unit)
        .groups(1, 2)
        .recipe(
            "later-header-crc-wrong",
            CORRUPT,
            "7.6",
            "The CRC of a repeated sequence header is wrong.");
  }
}
