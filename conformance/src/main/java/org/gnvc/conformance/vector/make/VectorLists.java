package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;

/**
 * The lists of vectors: by conformance level, by bitstream level, and of those that are invalid.
 */
final class VectorLists {

  private static final int LEVELS = 4;

  private VectorLists() {}

  /** All lists by name, as the manifests give them, without those that would be empty. */
  static Map<String, List<String>> of(VectorLibrary library) {
    Map<String, List<String>> lists = new TreeMap<>();
    lists.put("L0", names(library, manifest -> true));
    lists.put("L1", names(library, manifest -> !manifest.groups().isEmpty()));
    lists.put("L2", names(library, manifest -> manifest.reference().isPresent()));
    lists.put("invalid", names(library, manifest -> manifest.error().isPresent()));
    for (int i = 1; i <= LEVELS; i++) {
      int level = i;
      lists.put("level-" + level, names(library, manifest -> manifest.level() == level));
    }
    lists.values().removeIf(List::isEmpty);
    return lists;
  }

  private static List<String> names(VectorLibrary library, Predicate<Manifest> wanted) {
    return library.all().stream()
        .filter(vector -> wanted.test(vector.manifest()))
        .map(TestVector::name)
        .toList();
  }

  /** Writes them into the folder of the vectors. */
  static void write(VectorLibrary library, Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("lists"));
    for (Map.Entry<String, List<String>> list : of(library).entrySet()) {
      Files.write(folder.resolve(list.getKey() + ".txt"), list.getValue());
    }
  }
}
