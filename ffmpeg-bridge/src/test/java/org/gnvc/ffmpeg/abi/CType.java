package org.gnvc.ffmpeg.abi;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of a struct as C declares it.
 *
 * @param declaration without its semicolon
 * @param name of the member
 * @param layout what it takes
 */
record CType(String declaration, String name, Layout layout) {

  /**
   * Size and alignment in bytes.
   *
   * @param bytes the size
   * @param alignment what the offset is a multiple of
   */
  record Layout(int bytes, int alignment) {

    private static Layout scalar(int bytes) {
      return new Layout(bytes, bytes);
    }

    /** The first place for this after the given number of bytes. */
    int after(int end) {
      return (end + alignment - 1) / alignment * alignment;
    }
  }

  private static final Layout POINTER = Layout.scalar(8);
  private static final Layout INT = Layout.scalar(4);
  private static final Map<String, Layout> SCALARS =
      Map.ofEntries(
          Map.entry("uint8_t", Layout.scalar(1)),
          Map.entry("int", INT),
          Map.entry("unsigned int", INT),
          Map.entry("uint32_t", INT),
          Map.entry("int64_t", Layout.scalar(8)),
          Map.entry("uint64_t", Layout.scalar(8)),
          Map.entry("size_t", Layout.scalar(8)),
          Map.entry("double", Layout.scalar(8)));
  private static final Pattern UNION = Pattern.compile("union \\{(.*)} (\\w+)");
  private static final Pattern FUNCTION = Pattern.compile(".*\\(\\*(\\w+)\\)\\(.*\\)");
  private static final Pattern PLAIN = Pattern.compile("(.*?)(\\w+)(?:\\[(\\d+)])?");

  /**
   * @param declaration one member
   * @param structs layouts of the structs that may be part of it
   */
  static CType of(String declaration, Map<String, Layout> structs) {
    Matcher union = UNION.matcher(declaration);
    if (union.matches()) {
      Layout largest =
          Arrays.stream(union.group(1).split(";"))
              .filter(part -> !part.isBlank())
              .map(part -> of(part.strip(), structs).layout())
              .max(Comparator.comparingInt(Layout::bytes))
              .orElseThrow();
      return new CType(declaration, union.group(2), largest);
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
    Layout one = one(plain.group(1).strip(), structs);
    return new CType(declaration, plain.group(2), new Layout(count * one.bytes(), one.alignment()));
  }

  private static Layout one(String type, Map<String, Layout> structs) {
    if (type.endsWith("*")) {
      return POINTER;
    }
    if (type.startsWith("enum ")) {
      return INT;
    }
    Layout layout = SCALARS.getOrDefault(type, structs.get(type));
    if (layout == null) {
      throw new IllegalArgumentException("size of " + type + " is not known");
    }
    return layout;
  }
}
