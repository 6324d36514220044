package org.gnvc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecificationTest {

  private static final Path FOLDER = Path.of("");

  @Test
  void thePagesHaveNoProblems() throws IOException {
    assertEquals(List.of(), SpecificationBuilder.problems(FOLDER, Specification.read(FOLDER)));
  }

  @Test
  void theJarHoldsTheSameClausesAsThePages() throws IOException {
    assertEquals(Specification.read(FOLDER).clauses(), Specification.load().clauses());
  }

  @Test
  void everyPartOfTheFormatHasAClause() {
    List<String> titles = Specification.load().clauses().stream().map(Clause::title).toList();
    assertTrue(
        titles.containsAll(
            List.of("Syntax", "Semantics", "Entropy model", "Noise", "Synthesis", "Raw file")));
  }

  @Test
  void theKaitaiDescriptionHasEveryElementOfTheSyntax() throws IOException {
    String kaitai = Files.readString(Path.of("gnvc.ksy"));
    String page = Files.readString(Path.of("05-syntax.md"));
    List<String> elements =
        SyntaxTable.of(page).lines().stream().flatMap(line -> line.element().stream()).toList();
    assertTrue(elements.size() > 50, elements.toString());
    for (String element : elements) {
      // Kaitai has no name for bytes that no type fits: they are the payload itself.
      if (!element.equals("unknown_payload")) {
        assertTrue(kaitai.lines().anyMatch(line -> line.endsWith("id: " + element)), element);
      }
    }
  }

  @Test
  void whatIsMarkedInformativeIsNotNormative() {
    Specification specification = Specification.load();
    assertTrue(specification.clause("5.3").orElseThrow().normative());
    assertFalse(specification.clause("I.2").orElseThrow().normative());
  }
}
