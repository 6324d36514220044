package org.gnvc.conformance.vector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The vectors of a version of the bitstream, a folder with one folder for each vector and the lists
 * of vectors in {@code lists}; or those of all versions. Immutable.
 */
public final class VectorLibrary {

  private static final String LISTS = "lists";

  private final List<Path> roots;
  private final TreeMap<String, TestVector> vectors = new TreeMap<>();

  private VectorLibrary(List<Path> roots) {
    this.roots = roots;
  }

  /**
   * Reads all manifests.
   *
   * @param root for example {@code conformance/vectors/1.0}
   * @throws IOException if a file cannot be read, or a manifest is wrong
   */
  public static VectorLibrary open(Path root) throws IOException {
    VectorLibrary library = new VectorLibrary(List.of(root));
    library.read(root);
    return library;
  }

  /**
   * Reads all manifests of all versions.
   *
   * @param vectors for example {@code conformance/vectors}
   * @throws IOException if a file cannot be read, a manifest is wrong, or a name is there twice
   */
  public static VectorLibrary openAll(Path vectors) throws IOException {
    List<Path> versions;
    try (Stream<Path> list = Files.list(vectors)) {
      versions = list.filter(path -> Files.isDirectory(path.resolve(LISTS))).sorted().toList();
    }
    VectorLibrary library = new VectorLibrary(versions);
    for (Path version : versions) {
      library.read(version);
    }
    return library;
  }

  private void read(Path root) throws IOException {
    List<Path> folders;
    try (Stream<Path> list = Files.list(root)) {
      folders = list.filter(path -> Files.exists(path.resolve(Manifest.FILE))).toList();
    }
    for (Path folder : folders) {
      String name = folder.getFileName().toString();
      Manifest manifest = Manifest.read(folder.resolve(Manifest.FILE));
      if (vectors.put(name, new TestVector(name, folder, manifest)) != null) {
        throw new IOException("two versions have a vector " + name);
      }
    }
  }

  /** All vectors, by name. */
  public List<TestVector> all() {
    return List.copyOf(vectors.values());
  }

  /**
   * The vector with a name.
   *
   * @throws IOException if there is none
   */
  public TestVector get(String name) throws IOException {
    TestVector vector = vectors.get(name);
    if (vector == null) {
      throw new IOException("no vector " + name + " in " + roots);
    }
    return vector;
  }

  /**
   * The vectors of a list, in its order.
   *
   * @param name of the list, for example {@code L1}
   * @throws IOException if there is no such list, or it names a vector that is not there
   */
  public List<TestVector> list(String name) throws IOException {
    List<TestVector> list = new ArrayList<>();
    for (Path root : roots) {
      Path file = root.resolve(LISTS).resolve(name + ".txt");
      if (roots.size() == 1 || Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          list.add(get(line));
        }
      }
    }
    return list;
  }
}
