package org.gnvc.conformance.mutant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** {@code mutants.md}: which scenarios fail for which mutant. */
final class MutantTable {
  private static final Path FILE = Path.of("mutants.md");
  private static final String HEAD =
      """
      # Mutants

      Decoders with one deliberate mistake each. The suite must fail every one of them; this table says with which
      scenarios it does, of those for the few vectors that each mutant is judged with. `MutationIT` keeps it true (each of these
      scenarios must go on failing), and writes it anew with `-Dgnvc.mutants.write=true`.

      | mutant | mistake | method | failed scenarios |
      |---|---|---|---|
      """;

  private MutantTable() {}

  /** The row of a mutant. */
  static String row(Mutant mutant, Collection<String> failed) {
    return "| %s | %s | `%s` | %s |"
        .formatted(mutant.name(), mutant.mistake(), mutant.place(), String.join("; ", failed));
  }

  /**
   * The scenarios that the file has for a mutant.
   *
   * @throws IOException if it has no row like this
   */
  static List<String> failed(Mutant mutant) throws IOException {
    String begin = row(mutant, List.of("")).replaceFirst(" \\|$", "");
    for (String row : rows()) {
      if (row.startsWith(begin)) {
        return List.of(row.substring(begin.length()).replaceFirst(" \\|$", "").split("; ", -1));
      }
    }
    throw new IOException(FILE + " has no row that begins " + begin);
  }

  private static List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    return lines.subList((int) HEAD.lines().count(), lines.size());
  }

  /** Puts a row in place of the mutant's; the order is that of all mutants. */
  static void write(Mutant changed, Collection<String> failed) throws IOException {
    List<String> known = new ArrayList<>(List.of(row(changed, failed)));
    known.addAll(Files.exists(FILE) ? rows() : List.of());
    List<String> lines = new ArrayList<>(HEAD.lines().toList());
    for (Mutant mutant : Mutant.all()) {
      known.stream()
          .filter(row -> row.startsWith("| " + mutant.name() + " |"))
          .findFirst()
          .ifPresent(lines::add);
    }
    Files.write(FILE, lines);
  }
}
