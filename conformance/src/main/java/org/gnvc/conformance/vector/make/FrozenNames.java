package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vectors that must not change any more: those whose files {@code SHA256SUMS} lists.
 *
 * @param names of their folders
 */
record FrozenNames(Set<String> names) {

  private static final String FILE = "SHA256SUMS";

  /** Those of a version; none if it is not frozen. */
  static FrozenNames of(Path root) throws IOException {
    Path sums = root.resolve(FILE);
    if (!Files.exists(sums)) {
      return new FrozenNames(Set.of());
    }
    try (Stream<String> lines = Files.lines(sums)) {
      // The sum, two blanks, folder and file.
      return new FrozenNames(
          lines
              .map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .filter(file -> file.indexOf('/') > 0)
              .map(file -> file.substring(0, file.indexOf('/')))
              .collect(Collectors.toSet()));
    }
  }

  boolean has(String name) {
    return names.contains(name);
  }
}
