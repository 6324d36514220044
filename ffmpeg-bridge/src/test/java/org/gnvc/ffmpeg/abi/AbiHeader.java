package org.gnvc.ffmpeg.abi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gnvc.ffmpeg.abi.CType.Layout;
import org.gnvc.ffmpeg.abi.Declarations.Block;

/**
 * The text of {@code declarations.h} and of {@code exports.c} for one release. The second defines
 * an empty function for everything that is declared, so that the plug-in can be linked where there
 * is no FFmpeg.
 */
final class AbiHeader {
  private static final Pattern FUNCTION_NAME = Pattern.compile("(\\w+)\\(");

  private final Declarations declarations;
  private final Presets presets;
  private final Map<String, Layout> structs = new HashMap<>();

  private AbiHeader(Declarations declarations, Presets presets) {
    this.declarations = declarations;
    this.presets = presets;
  }

  /**
   * Writes {@code declarations.h} and {@code exports.c}.
   *
   * @param args the list, then the folder to write to
   */
  public static void main(String[] args) throws IOException {
    Declarations declarations = Declarations.parse(Files.readAllLines(Path.of(args[0])));
    Path folder = Files.createDirectories(Path.of(args[1]));
    Files.writeString(folder.resolve("declarations.h"), header(declarations));
    Files.writeString(folder.resolve("exports.c"), exports(declarations));
  }

  static String header(Declarations declarations) {
    return new AbiHeader(declarations, new Presets()).header();
  }

  static String exports(Declarations declarations) {
    return new AbiHeader(declarations, new Presets()).exports();
  }

  private String header() {
    StringJoiner text = new StringJoiner("\n", "", "\n");
    text.add("/* Made from declarations.txt by ./regenerate; do not edit. */");
    text.add("#pragma once");
    text.add("#include <stddef.h>");
    text.add("#include <stdint.h>");
    declarations.of("constants").forEach(block -> constants(block, text));
    declarations.of("enum").forEach(block -> enumeration(block, text));
    text.add("");
    Stream.concat(
            declarations.of("opaque").stream().flatMap(block -> block.names().stream()),
            declarations.of("struct").stream().map(Block::type))
        .forEach(name -> text.add("typedef struct %1$s %1$s;".formatted(name)));
    declarations.of("struct").forEach(block -> struct(block, text));
    functionBlocks().forEach(block -> functions(block, text));
    return text.toString();
  }

  private String exports() {
    StringJoiner text = new StringJoiner("\n", "", "\n");
    text.add("/* Made from declarations.txt by ./regenerate; do not edit. */");
    for (Block block : functionBlocks()) {
      text.add("#ifdef EXPORTS_" + block.library());
      present(block)
          .forEach(prototype -> text.add("void " + functionName(prototype) + "(void) {}"));
      text.add("#endif");
    }
    return text.toString();
  }

  private void constants(Block block, StringJoiner text) {
    text.add("");
    for (String name : block.words()) {
      OptionalLong value = constant(block.library(), name);
      value.ifPresent(number -> text.add("#define " + name + " " + literal(number)));
    }
  }

  private void enumeration(Block block, StringJoiner text) {
    text.add("");
    text.add("enum " + block.type() + " {");
    for (String name : block.words()) {
      OptionalLong value = constant(block.library(), name);
      value.ifPresent(number -> text.add("    " + name + " = " + number + ","));
    }
    text.add("};");
  }

  private OptionalLong constant(String library, String name) {
    List<String> structs =
        declarations.of("struct").stream()
            .filter(block -> block.library().equals(library))
            .map(Block::type)
            .toList();
    return presets.constant(library, structs, name);
  }

  private void struct(Block block, StringJoiner text) {
    List<Placed> members =
        block.lines().stream()
            .map(line -> CType.of(line, structs))
            .flatMap(type -> placed(block, type))
            .sorted(Comparator.comparingInt(Placed::offset))
            .toList();
    int alignment =
        members.stream().mapToInt(member -> member.type().layout().alignment()).max().orElse(1);
    Layout whole = new Layout(presets.size(block.library(), block.type()), alignment);
    structs.put(block.type(), whole);
    text.add("");
    text.add("struct " + block.type() + " {");
    int end = 0;
    for (Placed member : members) {
      gap(end, member.offset(), member.type().layout(), text);
      text.add("    " + member.type().declaration() + ";");
      end = member.offset() + member.type().layout().bytes();
    }
    gap(end, whole.bytes(), whole, text);
    text.add("};");
    for (Placed member : members) {
      text.add(
          "_Static_assert(offsetof(%s, %s) == %d, \"place of a member\");"
              .formatted(block.type(), member.type().name(), member.offset()));
    }
    text.add(
        "_Static_assert(sizeof(%s) == %d, \"size of a struct\");"
            .formatted(block.type(), whole.bytes()));
  }

  private Stream<Placed> placed(Block block, CType type) {
    OptionalInt offset = presets.offset(block.library(), block.type(), type.name());
    return offset.isPresent() ? Stream.of(new Placed(type, offset.getAsInt())) : Stream.empty();
  }

  /**
   * Fills what the compiler would not: initialisers go by position, so no member may be added
   * without need.
   */
  private static void gap(int from, int to, Layout next, StringJoiner text) {
    if (to < from) {
      throw new IllegalStateException("members overlap at " + to);
    }
    if (to != next.after(from)) {
      text.add("    char gap_%d[%d];".formatted(from, to - from));
    }
  }

  private void functions(Block block, StringJoiner text) {
    text.add("");
    present(block).forEach(prototype -> text.add(prototype + ";"));
  }

  private Stream<String> present(Block block) {
    return block.lines().stream()
        .filter(
            line ->
                block.kind().equals("private")
                    || presets.hasFunction(block.library(), functionName(line)));
  }

  private List<Block> functionBlocks() {
    return Stream.of("functions", "private")
        .flatMap(kind -> declarations.of(kind).stream())
        .toList();
  }

  private static String functionName(String prototype) {
    Matcher matcher = FUNCTION_NAME.matcher(prototype);
    if (!matcher.find()) {
      throw new IllegalArgumentException("not a prototype: " + prototype);
    }
    return matcher.group(1);
  }

  private static String literal(long value) {
    if (value == Long.MIN_VALUE) {
      return "(-INT64_C(9223372036854775807) - 1)";
    }
    if (value != (int) value) {
      return "INT64_C(" + value + ")";
    }
    return value < 0 ? "(" + value + ")" : Long.toString(value);
  }

  private record Placed(CType type, int offset) {}
}
