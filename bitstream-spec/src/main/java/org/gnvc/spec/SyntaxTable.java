package org.gnvc.spec;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A syntax table: a fenced block with the info string {@code syntax}. A line is C-like text; the
 * line of a field ends with its descriptor, after two spaces or more.
 *
 * @param lines its lines
 */
record SyntaxTable(List<Line> lines) {

  /** The info string. */
  static final String INFO = "syntax";

  private static final int INDENT = 4;
  private static final Pattern LINE = Pattern.compile("( *)(.*?)(?: {2,}(\\S.*))?");
  private static final Pattern ELEMENT = Pattern.compile("[a-z][a-z0-9_]*");

  /**
   * A line.
   *
   * @param depth how far it is indented
   * @param text without indent and descriptor
   * @param descriptor of a field; empty for other lines
   */
  record Line(int depth, String text, String descriptor) {

    /** The syntax element that a field names. */
    Optional<String> element() {
      Matcher matcher = ELEMENT.matcher(text);
      return !descriptor.isEmpty() && matcher.lookingAt()
          ? Optional.of(matcher.group())
          : Optional.empty();
    }
  }

  static SyntaxTable of(String block) {
    return new SyntaxTable(block.lines().map(SyntaxTable::line).toList());
  }

  private static Line line(String line) {
    Matcher matcher = LINE.matcher(line.stripTrailing());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(line);
    }
    String descriptor = matcher.group(3) == null ? "" : matcher.group(3);
    return new Line(matcher.group(1).length() / INDENT, matcher.group(2), descriptor);
  }
}
