package org.gnvc.conformance.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of {@code clauses.md}.
 *
 * @param rows one for each clause, in order
 */
record ClauseTable(List<Row> rows) {

  private static final Pattern ROW =
      Pattern.compile("\\| ([0-9A-Z.]+) \\| ([^|]+) \\| ([^|]+) \\|");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /**
   * A row.
   *
   * @param number of the clause
   * @param title of the clause
   * @param proof what exercises it
   */
  record Row(String number, String title, String proof) {

    /** Names of tests, which begin with a capital. */
    List<String> tests() {
      return names().stream().filter(name -> Character.isUpperCase(name.charAt(0))).toList();
    }

    /** Names of vectors, in which a star stands for any characters. */
    List<Pattern> vectors() {
      return names().stream()
          .filter(name -> !Character.isUpperCase(name.charAt(0)))
          .map(name -> Pattern.compile(name.replace("*", ".*")))
          .toList();
    }

    private List<String> names() {
      List<String> names = new ArrayList<>();
      for (Matcher name = NAME.matcher(proof); name.find(); ) {
        names.add(name.group(1));
      }
      return names;
    }
  }

  static ClauseTable read(Path file) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !row.group(3).equals("---")) {
        rows.add(new Row(row.group(1), row.group(2), row.group(3)));
      }
    }
    return new ClauseTable(List.copyOf(rows));
  }
}
