package org.gnvc.conformance.report;

import java.util.Locale;

/** Text inside of HTML. */
final class Html {

  private Html() {}

  /** Text that is shown as it is, in an element or in a quoted attribute. */
  static String text(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : printable(text).toCharArray()) {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** The text without the colour codes of terminals and without what XML cannot hold. */
  static String printable(String text) {
    return text.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
        .replace("\r\n", "\n")
        .replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }

  /** A name as an anchor: letters, digits and hyphens. */
  static String anchor(String name) {
    return "case-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** {@code 1 frame}, {@code 2 frames}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
