package org.gnvc.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clause numbers: as many parts as the heading is deep, every heading of a listed page numbered,
 * and each number the next one: 1, 1.1, 1.2, 2, …, A, A.1, B.
 */
final class NumberCheck {

  private final List<String> problems = new ArrayList<>();
  private List<String> last = List.of();

  private NumberCheck() {}

  static List<String> problems(Specification specification) {
    NumberCheck check = new NumberCheck();
    for (Page page : specification.pages()) {
      if (!page.file().equals(Specification.CONTENTS)) {
        check.page(page);
      }
    }
    return check.problems;
  }

  private void page(Page page) {
    if (page.headings().isEmpty() || page.headings().get(0).level() != 1) {
      problems.add(page.file() + ": the first heading is not of level 1");
    }
    for (Page.PageHeading heading : page.headings()) {
      String where = page.file() + ": \"" + heading.text() + "\"";
      Optional<Clause> clause = heading.clause();
      if (clause.isEmpty()) {
        problems.add(where + " has no number");
      } else {
        clause(where, heading.level(), List.of(clause.get().number().split("\\.")));
      }
    }
  }

  private void clause(String where, int level, List<String> parts) {
    if (parts.size() != level) {
      problems.add("%s is a heading of level %d".formatted(where, level));
    }
    if (parts.size() > last.size() + 1) {
      problems.add("%s is nested too deep after %s".formatted(where, String.join(".", last)));
    } else {
      String expected = next(parts.size());
      // The first annex may follow any clause.
      boolean firstAnnex = parts.equals(List.of("A")) && !last.isEmpty() && isNumber(last.get(0));
      if (!expected.equals(String.join(".", parts)) && !firstAnnex) {
        problems.add("%s should be %s".formatted(where, expected));
      }
    }
    last = parts;
  }

  private String next(int depth) {
    if (depth > last.size()) {
      return last.isEmpty() ? "1" : String.join(".", last) + ".1";
    }
    String before = last.get(depth - 1);
    String next =
        isNumber(before)
            ? Integer.toString(Integer.parseInt(before) + 1)
            : Character.toString((char) (before.charAt(0) + 1));
    List<String> parts = new ArrayList<>(last.subList(0, depth - 1));
    parts.add(next);
    return String.join(".", parts);
  }

  private static boolean isNumber(String part) {
    return Character.isDigit(part.charAt(0));
  }
}
