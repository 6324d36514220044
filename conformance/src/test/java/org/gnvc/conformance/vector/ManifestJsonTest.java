package org.gnvc.conformance.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gnvc.frame.ChromaFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestJsonTest {

  private static final Manifest FULL =
      new Manifest(
          "A title.",
          "1.0",
          "lite",
          4,
          new Manifest.Model("0".repeat(32), "1".repeat(32)),
          new Manifest.Picture(17, 33, ChromaFormat.YUV422, 10, 5),
          List.of(new Manifest.Group(1L << 40, 5, true, "2".repeat(64))),
          Optional.of(
              new Manifest.Reference("3".repeat(64), Optional.of(new Manifest.Window(2, 4, 6, 8)))),
          Optional.of(new Manifest.Tolerance(52, 56.5)),
          Optional.of(new Manifest.ExpectedError(ErrorKind.CORRUPT, 123, "7.2", "a CRC")),
          "Apache-2.0");

  @TempDir private Path folder;

  private Manifest read(String text) throws IOException {
    Path file = folder.resolve(Manifest.FILE);
    Files.writeString(file, text);
    return Manifest.read(file);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    assertEquals(FULL, read(ManifestJson.write(FULL)));
  }

  @Test
  void whatMayBeAbsentMayBeAbsent() throws IOException {
    Manifest little =
        new Manifest(
            FULL.title(),
            FULL.version(),
            FULL.profile(),
            FULL.level(),
            FULL.model(),
            new Manifest.Picture(1, 1, ChromaFormat.RGB, 8, 0),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            FULL.licence());
    assertEquals(little, read(ManifestJson.write(little)));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "\"level\": 4,        | ''                       | field level is missing",
        "\"level\": 4         | \"level\": 5             | field level is not 1 to 4",
        "\"level\": 4         | \"levels\": 4            | field level is missing",
        "\"level\": 4         | \"more\": 1, \"level\": 4 | field more is unknown",
        "\"key\": true        | \"key\": 1               | groups[0]: field key is neither",
        "\"width\": 17        | \"width\": 17.5          | picture: field width is not a whole",
        "\"corrupt\"          | \"broken\"               | error: field kind is unknown",
        "\"4:2:2\"            | \"4:1:1\"                | picture: field chroma is none of",
        "\"frames\": 5        | \"frames\": 6            | not the sum of the groups' frames",
        "2222                 | 222g                     | field symbols is not 64 hexadecimal digits",
      },
      delimiter = '|')
  void whatIsWrongIsNamed(String right, String wrong, String message) {
    String text = ManifestJson.write(FULL).replaceFirst(right, wrong);
    IOException failure = assertThrows(IOException.class, () -> read(text));
    assertTrue(failure.getMessage().contains(message), failure.getMessage());
    assertTrue(failure.getMessage().contains(Manifest.FILE), failure.getMessage());
  }
}
