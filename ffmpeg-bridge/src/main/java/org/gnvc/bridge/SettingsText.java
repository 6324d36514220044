package org.gnvc.bridge;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings as libgnvc hands them over: lines {@code name=value}. */
final class SettingsText {

  private final Map<String, String> values = new HashMap<>();

  /**
   * Reads the lines.
   *
   * @param allowed names that may occur
   * @throws InvalidArgumentException if another one does, or one occurs twice
   */
  SettingsText(String text, Set<String> allowed) throws InvalidArgumentException {
    for (String line : text.lines().toList()) {
      int sign = line.indexOf('=');
      String name = sign < 0 ? line : line.substring(0, sign);
      if (sign < 0 || !allowed.contains(name)) {
        throw new InvalidArgumentException("no such setting: " + name);
      }
      if (values.put(name, line.substring(sign + 1)) != null) {
        throw new InvalidArgumentException(name + " is given twice");
      }
    }
  }

  /** The value as it was given. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A whole number that must be there. */
  int number(String name, int least, int most) throws InvalidArgumentException {
    if (!values.containsKey(name)) {
      throw new InvalidArgumentException(name + " is missing");
    }
    return (int) number(name, least, most, 0);
  }

  /** A whole number, or {@code otherwise} if it is not given. */
  long number(String name, long least, long most, long otherwise) throws InvalidArgumentException {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number out of range.
    }
    throw new InvalidArgumentException(
        most == Long.MAX_VALUE
            ? "%s must be a whole number from %d, not %s".formatted(name, least, value)
            : "%s must be a whole number from %d to %d, not %s"
                .formatted(name, least, most, value));
  }

  /** A number above zero, if it is given. */
  Optional<Double> positive(String name) throws InvalidArgumentException {
    String value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    try {
      double number = Double.parseDouble(value);
      if (number > 0 && Double.isFinite(number)) {
        return Optional.of(number);
      }
    } catch (NumberFormatException e) {
      // The same answer as for a number out of range.
    }
    throw new InvalidArgumentException("%s must be above 0, not %s".formatted(name, value));
  }
}
