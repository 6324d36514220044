package org.gnvc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecificationCheckTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeSoundPages() throws IOException {
    page("README.md", "# Title", "[1](01-one.md)", "[A](annex-a.md)");
    page("01-one.md", "# 1 One", "## 1.1 First", "## 1.2 Second (informative)", "### 1.2.1 Deep");
    page("annex-a.md", "# Annex A More", "See [1.1](01-one.md#11-first).");
  }

  @Test
  void soundPagesHaveNoProblems() throws IOException {
    assertEquals(List.of(), problems());
  }

  @Test
  void clausesAreReadInTheOrderOfTheContents() throws IOException {
    List<String> numbers =
        Specification.read(folder).clauses().stream().map(Clause::number).toList();
    assertEquals(List.of("1", "1.1", "1.2", "1.2.1", "A"), numbers);
  }

  @Test
  void aClauseWithinAnInformativeOneIsInformative() throws IOException {
    Specification specification = Specification.read(folder);
    assertTrue(specification.clause("1.1").orElseThrow().normative());
    assertEquals(false, specification.clause("1.2").orElseThrow().normative());
    assertEquals(false, specification.clause("1.2.1").orElseThrow().normative());
    assertTrue(specification.clause("A").orElseThrow().normative());
  }

  @Test
  void aNumberThatComesTwiceIsFound() throws IOException {
    page("01-one.md", "# 1 One", "## 1.1 First", "## 1.1 Again");
    assertEquals(List.of("01-one.md: \"1.1 Again\" should be 1.2"), problems());
  }

  @Test
  void aNumberThatIsLeftOutIsFound() throws IOException {
    page("01-one.md", "# 1 One", "## 1.1 First", "## 1.3 Third");
    assertEquals(List.of("01-one.md: \"1.3 Third\" should be 1.2"), problems());
  }

  @Test
  void aNumberThatDoesNotFitItsHeadingIsFound() throws IOException {
    page("01-one.md", "# 1 One", "## 1.1 First", "## 1.1.1 Deep");
    assertEquals(List.of("01-one.md: \"1.1.1 Deep\" is a heading of level 2"), problems());
  }

  @Test
  void aHeadingThatSkipsALevelIsFound() throws IOException {
    page("01-one.md", "# 1 One", "### 1.1.1 Deep", "See 1.1.");
    assertTrue(problems().contains("01-one.md: \"1.1.1 Deep\" is nested too deep after 1"));
  }

  @Test
  void aHeadingWithoutANumberIsFound() throws IOException {
    page("01-one.md", "# 1 One", "## 1.1 First", "## Second");
    assertEquals(List.of("01-one.md: \"Second\" has no number"), problems());
  }

  @Test
  void aLinkToNoHeadingIsFound() throws IOException {
    page("annex-a.md", "# Annex A More", "[there](01-one.md#12-first)");
    assertEquals(List.of("annex-a.md: [there](01-one.md#12-first) leads nowhere"), problems());
  }

  @Test
  void aLinkToNoFileIsFound() throws IOException {
    page("annex-a.md", "# Annex A More", "![drawing](diagrams/none.svg)");
    assertEquals(List.of("annex-a.md: [drawing](diagrams/none.svg) leads to no file"), problems());
  }

  @Test
  void aLinkWhoseNumberIsNotThatOfItsClauseIsFound() throws IOException {
    page("annex-a.md", "# Annex A More", "[1.2](01-one.md#11-first)");
    assertEquals(List.of("annex-a.md: [1.2](01-one.md#11-first) leads to 1.1"), problems());
  }

  @Test
  void aPageThatTheContentsDoNotListIsFound() throws IOException {
    page("02-two.md", "# 2 Two");
    assertEquals(List.of("02-two.md: the contents do not list this page"), problems());
  }

  @Test
  void aListedPageThatIsNotThereIsAnError() throws IOException {
    page("README.md", "# Title", "[1](01-one.md)", "[2](02-two.md)");
    assertThrows(IOException.class, () -> Specification.read(folder));
  }

  @Test
  void anElementWithoutADefinitionIsFound() throws IOException {
    page("annex-a.md", "# Annex A More", "```syntax", "size[i]    u(1)", "```");
    assertEquals(List.of("size: this element is not defined"), problems());
    page("01-one.md", "# 1 One", "## 1.1 First", "**`size`**: bytes");
    assertEquals(List.of(), problems());
  }

  @Test
  void anElementThatIsDefinedTwiceIsFound() throws IOException {
    page("annex-a.md", "# Annex A More", "**`size`**: bytes", "**`size`**: other bytes");
    assertEquals(
        List.of("size: this element is defined twice"),
        problems().stream().filter(problem -> problem.contains("twice")).toList());
  }

  @Test
  void aPageWithProblemsIsNotWritten() throws IOException {
    page("01-one.md", "# 3 One", "## 1.1 First");
    Path output = folder.resolve("out.html");
    String[] arguments = {folder.toString(), output.toString()};
    assertThrows(IllegalStateException.class, () -> SpecificationBuilder.main(arguments));
    assertTrue(Files.notExists(output));
  }

  private List<String> problems() throws IOException {
    return SpecificationBuilder.problems(folder, Specification.read(folder));
  }

  private void page(String file, String... lines) throws IOException {
    boolean block = String.join("", lines).contains("```");
    Files.writeString(folder.resolve(file), String.join(block ? "\n" : "\n\n", lines) + "\n");
  }
}
