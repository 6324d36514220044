package org.gnvc.ffmpeg.abi;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of a struct as C declares it.
 *
 * @param declaration without its semicolon
 * @param name of the member
 * @param bytes that it takes
 */
record CType(String declaration, String name, int bytes) {
  private static final int POINTER = 8;
  private static final Map<String, Integer> SCALARS =
      Map.ofEntries(
          Map.entry("uint8_t", 1),
          Map.entry("int", 4),
          Map.entry("unsigned int", 4),
          Map.entry("uint32_t", 4),
          Map.entry("int64_t", 8),
          Map.entry("uint64_t", 8),
          Map.entry("size_t", 8),
          Map.entry("double", 8));
  private static final Pattern UNION = Pattern.compile("union \\{(.*)} (\\w+)");
  private static final Pattern FUNCTION = Pattern.compile(".*\\(\\*(\\w+)\\)\\(.*\\)");
  private static final Pattern PLAIN = Pattern.compile("(.*?)(\\w+)(?:\\[(\\d+)])?");

  /**
   * @param declaration one member
   * @param structs sizes of the structs that may be part of it
   */
  static CType of(String declaration, Map<String, Integer> structs) {
    Matcher union = UNION.matcher(declaration);
    if (union.matches()) {
      int bytes =
          Arrays.stream(union.group(1).split(";"))
              .filter(part -> !part.isBlank())
              .mapToInt(part -> of(part.strip(), structs).bytes())
              .max()
              .orElseThrow();
      return new CType(declaration, union.group(2), bytes);
    }
    Matcher function = FUNCTION.matcher(declaration);
    if (function.matches()) {
      return new CType(declaration, function.group(1), POINTER);
    }
    Matcher plain = PLAIN.matcher(declaration);
    if (!plain.matches()) {
      throw new IllegalArgumentException("not a member: " + declaration);
    }
    int count = plain.group(3) == null ? 1 : Integer.parseInt(plain.group(3));
    return new CType(declaration, plain.group(2), count * one(plain.group(1).strip(), structs));
  }

  private static int one(String type, Map<String, Integer> structs) {
    if (type.endsWith("*")) {
      return POINTER;
    }
    if (type.startsWith("enum ")) {
      return Integer.BYTES;
    }
    Integer bytes = SCALARS.getOrDefault(type, structs.get(type));
    if (bytes == null) {
      throw new IllegalArgumentException("size of " + type + " is not known");
    }
    return bytes;
  }
}
