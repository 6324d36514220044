package org.gnvc.ffmpeg.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * What {@code declarations.txt} asks for: blocks of lines under a heading.
 *
 * @param blocks in the order of the file
 */
record Declarations(List<Block> blocks) {

  /**
   * A heading with the lines below it.
   *
   * @param kind {@code enum}, {@code constants}, {@code opaque}, {@code struct}, {@code functions}
   *     or {@code private}
   * @param names the words after the kind: the library, then the type
   * @param lines without their indentation
   */
  record Block(String kind, List<String> names, List<String> lines) {

    String library() {
      return names.get(0);
    }

    String type() {
      return names.get(1);
    }

    /** Every word of the lines. */
    List<String> words() {
      return lines.stream().flatMap(line -> List.of(line.split(" +")).stream()).toList();
    }
  }

  static Declarations parse(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        blocks.get(blocks.size() - 1).lines().add(line.strip());
      } else {
        List<String> words = List.of(line.split(" +"));
        blocks.add(new Block(words.get(0), words.subList(1, words.size()), new ArrayList<>()));
      }
    }
    return new Declarations(List.copyOf(blocks));
  }

  List<Block> of(String kind) {
    return blocks.stream().filter(block -> block.kind().equals(kind)).toList();
  }
}
