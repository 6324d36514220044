package org.gnvc.spec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the links of pages lead. */
final class Links {

  /** What a link leads to. */
  sealed interface Target {
    /** A place in the HTML page, and the clause that begins there if there is one. */
    record Place(String id, Optional<Clause> clause) implements Target {}

    /** A file beside the pages. */
    record File(String name) implements Target {}

    /** Something elsewhere. */
    record Elsewhere() implements Target {}

    /** Nothing. */
    record Nowhere() implements Target {}
  }

  private static final Pattern ABSOLUTE = Pattern.compile("[a-z]+:.*");

  // By page file, and by page file # anchor.
  private final Map<String, Target> places = new HashMap<>();

  Links(Specification specification) {
    for (Page page : specification.pages()) {
      for (Page.PageHeading heading : page.headings()) {
        Target place = new Target.Place(id(heading), heading.clause());
        places.putIfAbsent(page.file(), place);
        places.putIfAbsent(page.file() + "#" + heading.anchor(), place);
      }
    }
  }

  /** The id of a heading in the HTML page. */
  static String id(Page.PageHeading heading) {
    return heading.clause().map(Clause::number).orElse(heading.anchor());
  }

  /** What a link that stands on a page leads to. */
  Target target(Page from, String destination) {
    if (ABSOLUTE.matcher(destination).matches()) {
      return new Target.Elsewhere();
    }
    String full = destination.startsWith("#") ? from.file() + destination : destination;
    if (full.matches("[^/]+\\.md(#.*)?")) {
      return places.getOrDefault(full, new Target.Nowhere());
    }
    return new Target.File(full);
  }
}
