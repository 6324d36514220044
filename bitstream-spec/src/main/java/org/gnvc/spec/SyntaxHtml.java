package org.gnvc.spec;

/** Syntax tables in HTML. */
final class SyntaxHtml {

  private SyntaxHtml() {}

  static String of(SyntaxTable table) {
    StringBuilder html = new StringBuilder("<div class=\"table\"><table class=\"syntax\"><tbody>");
    for (SyntaxTable.Line line : table.lines()) {
      html.append(
          "<tr><td style=\"padding-left:%dem\">%s</td><td>%s</td></tr>"
              .formatted(2 * line.depth() + 1, text(line), Html.escape(line.descriptor())));
    }
    return html.append("</tbody></table></div>").toString();
  }

  /** The id of an element's definition. */
  static String id(String element) {
    return "element-" + element;
  }

  private static String text(SyntaxTable.Line line) {
    return line.element()
        .map(
            element ->
                "<a href=\"#%s\">%s</a>%s"
                    .formatted(
                        id(element), element, Html.escape(line.text().substring(element.length()))))
        .orElse(Html.escape(line.text()));
  }
}
