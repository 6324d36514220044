package org.gnvc.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.IdentityHashMap;
import java.util.Iterator;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Turns the syntax tree of a page into that of a part of the HTML page: links lead to ids, diagrams
 * stand in the text, syntax tables are tables, and their elements lead to their definitions.
 */
final class PageRewriter extends AbstractVisitor {

  private final Specification specification;
  private final Links links;
  private final Page page;
  private final Iterator<Page.PageHeading> headings;
  private final IdentityHashMap<Node, String> ids;

  private PageRewriter(
      Specification specification, Links links, Page page, IdentityHashMap<Node, String> ids) {
    this.specification = specification;
    this.links = links;
    this.page = page;
    this.headings = page.headings().iterator();
    this.ids = ids;
  }

  /**
   * A page for the HTML page.
   *
   * @param ids gets the ids of nodes
   */
  static Node rewrite(
      Specification specification, Links links, Page page, IdentityHashMap<Node, String> ids) {
    Node document = page.document();
    document.accept(new PageRewriter(specification, links, page, ids));
    return document;
  }

  @Override
  public void visit(Heading heading) {
    String id = Links.id(headings.next());
    if (heading.getLevel() == 1 && page.file().equals(Specification.CONTENTS)) {
      // The title of all pages stands above them.
      heading.unlink();
      return;
    }
    ids.put(heading, id);
    Link self = new Link("#" + id, "Link to this clause");
    self.appendChild(new Text("#"));
    heading.appendChild(self);
  }

  @Override
  public void visit(Link link) {
    if (links.target(page, link.getDestination()) instanceof Links.Target.Place place) {
      link.setDestination("#" + place.id());
    } else if (links.target(page, link.getDestination()) instanceof Links.Target.File) {
      // The file is not there where the HTML page is; its name says enough.
      while (link.getFirstChild() != null) {
        link.insertBefore(link.getFirstChild());
      }
      link.unlink();
      return;
    }
    visitChildren(link);
  }

  @Override
  public void visit(Paragraph paragraph) {
    if (paragraph.getFirstChild() instanceof Image image && image.getNext() == null) {
      replace(paragraph, figure(image));
    } else {
      visitChildren(paragraph);
    }
  }

  @Override
  public void visit(FencedCodeBlock block) {
    if (SyntaxTable.INFO.equals(block.getInfo())) {
      replace(block, SyntaxHtml.of(SyntaxTable.of(block.getLiteral())));
    }
  }

  @Override
  public void visit(StrongEmphasis bold) {
    ElementCheck.definition(bold).ifPresent(element -> ids.put(bold, SyntaxHtml.id(element)));
  }

  @Override
  public void visit(CustomBlock block) {
    visitChildren(block);
    if (block instanceof TableBlock) {
      block.insertBefore(html("<div class=\"table\">"));
      block.insertAfter(html("</div>"));
    }
  }

  private String figure(Image image) {
    try {
      String svg = specification.files().read(image.getDestination()).orElse("");
      return "<figure>\n%s\n<figcaption>%s</figcaption>\n</figure>"
          .formatted(svg.strip(), Html.escape(PlainText.of(image)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replace(Node node, String html) {
    node.insertAfter(html(html));
    node.unlink();
  }

  private static HtmlBlock html(String html) {
    HtmlBlock block = new HtmlBlock();
    block.setLiteral(html);
    return block;
  }
}
