package org.gnvc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;

/**
 * A Markdown page.
 *
 * @param file its file name
 * @param markdown its text
 * @param headings its headings in order
 */
record Page(String file, String markdown, List<PageHeading> headings) {

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final Pattern NUMBERED =
      Pattern.compile("(?:Annex )?((?:\\d+|[A-Z])(?:\\.\\d+)*) (.+)");
  private static final String INFORMATIVE = "(informative)";

  /**
   * A heading.
   *
   * @param level 1 to 6
   * @param text without markup
   * @param anchor its id where the page is shown as Markdown
   * @param clause the clause that it begins, if it is numbered
   */
  record PageHeading(int level, String text, String anchor, Optional<Clause> clause) {}

  static Page of(String file, String markdown) {
    List<PageHeading> headings = new ArrayList<>();
    parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                headings.add(heading(file, heading, headings));
              }
            });
    return new Page(file, markdown, List.copyOf(headings));
  }

  /** A fresh syntax tree, free to be changed. */
  Node document() {
    return parse(markdown);
  }

  List<Clause> clauses() {
    return headings.stream().flatMap(heading -> heading.clause().stream()).toList();
  }

  private static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  private static PageHeading heading(String file, Heading heading, List<PageHeading> before) {
    String text = PlainText.of(heading);
    String anchor = PlainText.anchor(text);
    Matcher numbered = NUMBERED.matcher(text);
    if (!numbered.matches()) {
      return new PageHeading(heading.getLevel(), text, anchor, Optional.empty());
    }
    String title = numbered.group(2);
    boolean informative = title.endsWith(INFORMATIVE) || around(heading, before, INFORMATIVE);
    Clause clause = new Clause(numbered.group(1), title, !informative, file, anchor);
    return new PageHeading(heading.getLevel(), text, anchor, Optional.of(clause));
  }

  /** Whether a heading that encloses this one ends with the words. */
  private static boolean around(Heading heading, List<PageHeading> before, String words) {
    int level = heading.getLevel();
    for (int i = before.size() - 1; i >= 0; i--) {
      if (before.get(i).level() < level) {
        level = before.get(i).level();
        if (before.get(i).text().endsWith(words)) {
          return true;
        }
      }
    }
    return false;
  }
}
