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

  private static final String BEGIN = "<!-- vectors:begin -->\n";
  private static final String END = "<!-- vectors:end -->\n";

  private VectorTable() {}

  /** Replaces the tables in a text. */
  static String in(String text, VectorLibrary library) {
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    return text.substring(0, begin) + of(library) + text.substring(text.indexOf(END));
  }

  /** Replaces the tables in a file. */
  static void write(VectorLibrary library, Path file) throws IOException {
    Files.writeString(file, in(Files.readString(file), library));
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
