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
      scenarios it does, of those for the few vectors that each mutant is judged with. `MutationIT` keeps it true, and writes
      it anew with `-Dgnvc.mutants.write=true`.

      | mutant | mistake | method | failed scenarios |
      |---|---|---|---|
      """;

  private MutantTable() {}

  /** The row of a mutant. */
  static String row(Mutant mutant, Collection<String> failed) {
    return "| %s | %s | `%s` | %s |"
        .formatted(mutant.name(), mutant.mistake(), mutant.place(), String.join("; ", failed));
  }

  /** The rows in the file. */
  static List<String> rows() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    return lines.subList((int) HEAD.lines().count(), lines.size());
  }

  /** Puts new rows in place of those of the same mutants; the order is that of the mutants. */
  static void write(Collection<String> rows) throws IOException {
    List<String> known = new ArrayList<>(rows);
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
