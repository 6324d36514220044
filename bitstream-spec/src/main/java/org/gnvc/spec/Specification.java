package org.gnvc.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;

/** The specification: its pages in the order in which the contents list them. Immutable. */
public final class Specification {

  /** The page that lists the others. */
  static final String CONTENTS = "README.md";

  private final Pages files;
  private final List<Page> pages;

  private Specification(Pages files, List<Page> pages) {
    this.files = files;
    this.pages = List.copyOf(pages);
  }

  /** The specification that this module carries. */
  public static Specification load() {
    try {
      return read(Pages.inJar());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The specification whose pages are in a folder.
   *
   * @throws IOException if a page that the contents list is not there
   */
  public static Specification read(Path folder) throws IOException {
    return read(Pages.in(folder));
  }

  private static Specification read(Pages files) throws IOException {
    List<Page> pages = new ArrayList<>();
    pages.add(page(files, CONTENTS));
    for (String file : listed(pages.get(0))) {
      pages.add(page(files, file));
    }
    return new Specification(files, pages);
  }

  private static Page page(Pages files, String file) throws IOException {
    String text = files.read(file).orElseThrow(() -> new IOException("there is no page " + file));
    return Page.of(file, text);
  }

  /** Pages are listed where the contents link to the whole of them. */
  private static List<String> listed(Page contents) {
    List<String> listed = new ArrayList<>();
    contents
        .document()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                String file = link.getDestination();
                if (file.matches("[^/:#]+\\.md") && !listed.contains(file)) {
                  listed.add(file);
                }
              }
            });
    return listed;
  }

  /** All clauses in order. */
  public List<Clause> clauses() {
    return pages.stream().flatMap(page -> page.clauses().stream()).toList();
  }

  /** The clause with a number such as {@code 5.3}. */
  public Optional<Clause> clause(String number) {
    return clauses().stream().filter(clause -> clause.number().equals(number)).findFirst();
  }

  /** The pages, the contents first. */
  List<Page> pages() {
    return pages;
  }

  /** Pages and diagrams as files. */
  Pages files() {
    return files;
  }
}
