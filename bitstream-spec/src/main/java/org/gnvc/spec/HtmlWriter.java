package org.gnvc.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The specification as one HTML page that needs nothing else: a table of contents, then the pages
 * one after the other, with diagrams and style inside.
 */
final class HtmlWriter {

  private static final int CONTENTS_DEPTH = 2;

  private final Specification specification;
  private final IdentityHashMap<Node, String> ids = new IdentityHashMap<>();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .attributeProviderFactory(
              context ->
                  (node, tag, attributes) -> {
                    if (ids.containsKey(node)) {
                      attributes.put("id", ids.get(node));
                    }
                  })
          .build();

  HtmlWriter(Specification specification) {
    this.specification = specification;
  }

  String write() throws IOException {
    Page.PageHeading heading = specification.pages().get(0).headings().get(0);
    String title = Html.escape(heading.text());
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>%s</title>\n<style>\n".formatted(title))
        .append(style())
        .append("</style>\n</head>\n<body>\n")
        .append("<header><h1 id=\"%s\">%s</h1></header>\n".formatted(Links.id(heading), title));
    contents(html);
    html.append("<main>\n");
    Links links = new Links(specification);
    for (Page page : specification.pages()) {
      Node document = PageRewriter.rewrite(specification, links, page, ids);
      html.append("<section>\n").append(renderer.render(document)).append("</section>\n");
    }
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void contents(StringBuilder html) {
    html.append("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ul>\n");
    for (Clause clause : specification.clauses()) {
      if (clause.depth() <= CONTENTS_DEPTH) {
        html.append(
            "<li class=\"depth%d\"><a href=\"#%s\"><span>%s</span> %s</a></li>\n"
                .formatted(
                    clause.depth(), clause.number(), clause.number(), Html.escape(clause.title())));
      }
    }
    html.append("</ul>\n</nav>\n");
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlWriter.class.getResourceAsStream("page.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
