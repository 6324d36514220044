package org.gnvc.conformance.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gnvc.spec.Clause;
import org.gnvc.spec.Specification;
import org.junit.jupiter.api.Test;

/** Every clause that demands something is exercised, and the table of clauses says by what. */
class ClauseCoverageTest {

  private static final String WORDS_ONLY = "words only";

  private final ClauseTable table = ClauseTable.read(Path.of("clauses.md"));
  private final List<Clause> clauses = Specification.load().clauses();
  private final List<TestVector> vectors = VectorLibrary.openAll(Path.of("vectors")).all();

  ClauseCoverageTest() throws IOException {}

  /** Normative clauses that are not split any further. */
  private List<Clause> leaves() {
    return clauses.stream()
        .filter(Clause::normative)
        .filter(
            clause ->
                clauses.stream().noneMatch(part -> part.number().startsWith(clause.number() + ".")))
        .toList();
  }

  @Test
  void everyNormativeClauseHasItsRow() {
    assertEquals(
        leaves().stream().map(clause -> clause.number() + " " + clause.title()).toList(),
        table.rows().stream().map(row -> row.number() + " " + row.title()).toList());
  }

  @Test
  void everyRowNamesAVectorOrATest() {
    for (ClauseTable.Row row : table.rows()) {
      assertTrue(
          row.proof().equals(WORDS_ONLY) || !row.vectors().isEmpty() || !row.tests().isEmpty(),
          row.toString());
    }
  }

  @Test
  void fewClausesAreNotExercisedByAnyVector() {
    long without = table.rows().stream().filter(row -> row.vectors().isEmpty()).count();
    assertTrue(without <= 21, without + " clauses have no vector");
  }

  @Test
  void everyNamedVectorIsThere() {
    for (ClauseTable.Row row : table.rows()) {
      for (Pattern name : row.vectors()) {
        assertTrue(
            vectors.stream().anyMatch(vector -> name.matcher(vector.name()).matches()),
            row.number() + " names " + name + ", which is no vector");
      }
    }
  }

  @Test
  void everyVectorIsInARow() {
    for (TestVector vector : vectors) {
      assertTrue(
          table.rows().stream()
              .flatMap(row -> row.vectors().stream())
              .anyMatch(name -> name.matcher(vector.name()).matches()),
          vector.name() + " is in no row of clauses.md");
    }
  }

  @Test
  void everyInvalidVectorIsInTheRowOfTheClauseThatItViolates() {
    for (TestVector vector : vectors) {
      vector
          .manifest()
          .error()
          .ifPresent(
              error ->
                  assertTrue(
                      table.rows().stream()
                          .filter(row -> row.number().equals(error.clause()))
                          .flatMap(row -> row.vectors().stream())
                          .anyMatch(name -> name.matcher(vector.name()).matches()),
                      vector.name() + " is not in the row of " + error.clause()));
    }
  }

  @Test
  void everyNamedTestIsThere() throws IOException {
    Set<String> tests = new HashSet<>();
    for (String module : List.of("codec-core", "conformance", "ffmpeg-bridge")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src/test/java"))) {
        files.map(file -> file.getFileName().toString().replace(".java", "")).forEach(tests::add);
      }
    }
    for (ClauseTable.Row row : table.rows()) {
      for (String test : row.tests()) {
        assertTrue(tests.contains(test), row.number() + " names " + test + ", which is no test");
      }
    }
  }
}
