package org.gnvc.conformance.decoder;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Digests of the symbols that a decoder found.
 *
 * @param execution how it ran
 * @param groups in the order printed
 */
public record DecodedSymbols(Execution execution, List<Group> groups) {

  private static final Pattern LINE =
      Pattern.compile("group (\\d{1,18}) (\\d{1,9}) ([0-9a-fA-F]{64})");

  /**
   * A group.
   *
   * @param firstFrame number of its first frame
   * @param frames its frames, padding not counted
   * @param symbols SHA-256 of its symbols, 64 lower-case hexadecimal digits
   */
  public record Group(long firstFrame, int frames, String symbols) {
    @Override
    public String toString() {
      return "%d frames from %d with symbols %.8s".formatted(frames, firstFrame, symbols);
    }
  }

  /** The groups in a program's output; lines of another form mean nothing. */
  static DecodedSymbols of(Execution execution) {
    List<Group> groups =
        execution
            .output()
            .lines()
            .map(line -> LINE.matcher(line.strip()))
            .filter(Matcher::matches)
            .map(DecodedSymbols::group)
            .toList();
    return new DecodedSymbols(execution, groups);
  }

  private static Group group(Matcher line) {
    return new Group(
        Long.parseLong(line.group(1)),
        Integer.parseInt(line.group(2)),
        line.group(3).toLowerCase(Locale.ROOT));
  }
}
