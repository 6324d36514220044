package org.gnvc.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.StrongEmphasis;

/**
 * Syntax elements: each one that a syntax table names is defined once. Code in bold, <code>
 * **`name`**</code>, is the definition of an element.
 */
final class ElementCheck extends AbstractVisitor {

  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> defined = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private ElementCheck() {}

  static List<String> problems(Specification specification) {
    ElementCheck check = new ElementCheck();
    specification.pages().forEach(page -> page.document().accept(check));
    check.named.stream()
        .filter(element -> !check.defined.contains(element))
        .forEach(element -> check.problems.add(element + ": this element is not defined"));
    return check.problems;
  }

  /** The element that bold code defines. */
  static Optional<String> definition(StrongEmphasis bold) {
    return bold.getFirstChild() instanceof Code code && code.getNext() == null
        ? Optional.of(code.getLiteral())
        : Optional.empty();
  }

  @Override
  public void visit(FencedCodeBlock block) {
    if (SyntaxTable.INFO.equals(block.getInfo())) {
      SyntaxTable.of(block.getLiteral()).lines().stream()
          .flatMap(line -> line.element().stream())
          .forEach(named::add);
    }
  }

  @Override
  public void visit(StrongEmphasis bold) {
    definition(bold)
        .filter(element -> !defined.add(element))
        .ifPresent(element -> problems.add(element + ": this element is defined twice"));
  }
}
