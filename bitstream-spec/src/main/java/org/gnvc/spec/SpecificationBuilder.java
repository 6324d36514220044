package org.gnvc.spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Checks the pages and makes the HTML page of them. */
public final class SpecificationBuilder {

  private SpecificationBuilder() {}

  /**
   * Builds the page.
   *
   * @param arguments folder of the pages, and the file to write
   * @throws IllegalStateException if something is wrong with the pages; the message says all of it
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    Specification specification = Specification.read(folder);
    List<String> problems = problems(folder, specification);
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          "the specification has defects:\n  " + String.join("\n  ", problems));
    }
    Files.createDirectories(output.toAbsolutePath().getParent());
    Files.writeString(output, new HtmlWriter(specification).write());
  }

  /** Everything that is wrong with the pages in a folder; nothing if they are sound. */
  static List<String> problems(Path folder, Specification specification) throws IOException {
    List<String> problems = new ArrayList<>(unlisted(folder, specification));
    problems.addAll(NumberCheck.problems(specification));
    problems.addAll(LinkCheck.problems(specification));
    problems.addAll(ElementCheck.problems(specification));
    return problems;
  }

  private static List<String> unlisted(Path folder, Specification specification)
      throws IOException {
    List<String> listed = specification.pages().stream().map(Page::file).toList();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".md") && !listed.contains(name))
          .sorted()
          .map(name -> name + ": the contents do not list this page")
          .toList();
    }
  }
}
