package org.gnvc.spec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Links: every one leads somewhere, and one whose text is the number of a clause leads to that
 * clause.
 */
final class LinkCheck {

  private static final String NUMBER = "(?:Annex |[Cc]lause )?((?:\\d+|[A-Z])(?:\\.\\d+)*)";

  private LinkCheck() {}

  static List<String> problems(Specification specification) throws IOException {
    Links links = new Links(specification);
    List<String> problems = new ArrayList<>();
    for (Page page : specification.pages()) {
      for (Reference reference : references(page)) {
        String problem = problem(links.target(page, reference.destination()), reference);
        if (links.target(page, reference.destination()) instanceof Links.Target.File file
            && specification.files().read(file.name()).isEmpty()) {
          problem = "leads to no file";
        }
        if (!problem.isEmpty()) {
          problems.add(
              "%s: [%s](%s) %s"
                  .formatted(page.file(), reference.text(), reference.destination(), problem));
        }
      }
    }
    return problems;
  }

  private record Reference(String text, String destination) {}

  private static List<Reference> references(Page page) {
    List<Reference> references = new ArrayList<>();
    page.document()
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link link) {
                add(link, link.getDestination());
                visitChildren(link);
              }

              @Override
              public void visit(Image image) {
                add(image, image.getDestination());
              }

              private void add(Node node, String destination) {
                references.add(new Reference(PlainText.of(node), destination));
              }
            });
    return references;
  }

  private static String problem(Links.Target target, Reference reference) {
    if (target instanceof Links.Target.Nowhere) {
      return "leads nowhere";
    }
    if (target instanceof Links.Target.Place place
        && reference.text().matches(NUMBER)
        && !reference.text().replaceFirst(NUMBER, "$1").equals(place.id())) {
      return "leads to " + place.id();
    }
    return "";
  }
}
