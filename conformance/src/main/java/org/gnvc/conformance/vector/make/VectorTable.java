package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;

/** The tables of vectors in their README. */
final class VectorTable {

  /** The file that holds them. */
  static final String FILE = "README.md";

  private static final String BEGIN = "<!-- vectors %s:begin -->\n";
  private static final String END = "<!-- vectors %s:end -->\n";

  private VectorTable() {}

  /** Replaces the tables of a version in a text. */
  static String in(String text, VectorVersion version, VectorLibrary library) {
    String begin = BEGIN.formatted(version.number());
    String end = END.formatted(version.number());
    return text.substring(0, text.indexOf(begin) + begin.length())
        + of(library)
        + text.substring(text.indexOf(end));
  }

  /** Replaces the tables of a version in a file. */
  static void write(VectorVersion version, VectorLibrary library, Path file) throws IOException {
    Files.writeString(file, in(Files.readString(file), version, library));
  }

  private static String of(VectorLibrary library) {
    String valid =
        library.all().stream()
            .filter(vector -> vector.manifest().error().isEmpty())
            .map(VectorTable::validRow)
            .collect(Collectors.joining());
    String invalid =
        library.all().stream()
            .filter(vector -> vector.manifest().error().isPresent())
            .map(VectorTable::invalidRow)
            .collect(Collectors.joining());
    return """
        ### Valid streams

        | Vector | Feature | Level | Picture | Frames |
        |---|---|---|---|---|
        %s
        ### Invalid streams

        | Vector | Violation | Clause | Reported as | Frames still delivered |
        |---|---|---|---|---|
        %s"""
        .formatted(valid, invalid);
  }

  private static String validRow(TestVector vector) {
    Manifest manifest = vector.manifest();
    Manifest.Picture picture = manifest.picture();
    return "| `%s` | %s | %d | %dx%d | %d |\n"
        .formatted(
            vector.name(),
            manifest.title(),
            manifest.level(),
            picture.width(),
            picture.height(),
            picture.frames());
  }

  private static String invalidRow(TestVector vector) {
    Manifest.ExpectedError error = vector.manifest().error().orElseThrow();
    return "| `%s` | %s | %s | %s | %d |\n"
        .formatted(
            vector.name(),
            error.violation(),
            error.clause(),
            error.kind().code(),
            vector.manifest().picture().frames());
  }
}
