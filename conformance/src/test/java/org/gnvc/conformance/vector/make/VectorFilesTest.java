package org.gnvc.conformance.vector.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.ManifestJson;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VectorFilesTest {

  private static final Path VECTORS = Path.of("vectors");
  private static final long LARGEST_FOLDER = 8L << 20;
  private static final long LARGEST_FILE = 128L << 10;

  private static Path root(VectorVersion version) {
    return VECTORS.resolve(version.number());
  }

  private static VectorLibrary library(VectorVersion version) throws IOException {
    return VectorLibrary.open(root(version));
  }

  @Test
  void everyVersionHasItsRecipes() throws IOException {
    try (Stream<Path> folders = Files.list(VECTORS)) {
      assertEquals(
          VectorVersion.numbers(),
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void vectorsAreThoseOfTheRecipes(VectorVersion version) throws IOException {
    Path packs = Path.of("packs");
    Map<String, String> recipes = new TreeMap<>();
    try (Workshop workshop = version.workshop(packs)) {
      version
          .recipes(workshop, packs)
          .forEach(recipe -> recipes.put(recipe.name(), recipe.title()));
    }
    Map<String, String> vectors = new TreeMap<>();
    library(version).all().forEach(vector -> vectors.put(vector.name(), vector.manifest().title()));
    assertEquals(recipes, vectors);
  }

  @ParameterizedTest
  @EnumSource
  void everyFolderIsAVectorWithItsFilesAndNoOthers(VectorVersion version) throws IOException {
    VectorLibrary library = library(version);
    try (Stream<Path> folders = Files.list(root(version))) {
      List<Path> all = folders.filter(Files::isDirectory).toList();
      assertEquals(library.all().size() + 1, all.size(), "the vectors and the lists");
    }
    for (TestVector vector : library.all()) {
      assertTrue(vector.name().matches("[a-z0-9]+(-[a-z0-9]+)*"), vector.name());
      boolean reference = vector.manifest().reference().isPresent();
      List<String> wanted =
          Stream.of(TestVector.STREAM, Manifest.FILE, TestVector.REFERENCE)
              .filter(file -> reference || !file.equals(TestVector.REFERENCE))
              .sorted()
              .toList();
      try (Stream<Path> files = Files.list(vector.folder())) {
        List<String> there = files.map(file -> file.getFileName().toString()).sorted().toList();
        assertEquals(wanted, there, vector.name());
      }
    }
  }

  @Test
  void theFolderStaysSmall() throws IOException {
    long sum = 0;
    try (Stream<Path> files = Files.walk(VECTORS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertTrue(Files.size(file) <= LARGEST_FILE, file + " has " + Files.size(file) + " bytes");
        sum += Files.size(file);
      }
    }
    assertTrue(sum <= LARGEST_FOLDER, sum + " bytes");
  }

  @ParameterizedTest
  @EnumSource
  void listsHoldWhatTheManifestsSay(VectorVersion version) throws IOException {
    VectorLibrary library = library(version);
    for (Map.Entry<String, List<String>> list : VectorLists.of(library).entrySet()) {
      List<String> names = library.list(list.getKey()).stream().map(TestVector::name).toList();
      assertEquals(list.getValue(), names, list.getKey());
      assertTrue(!names.isEmpty(), list.getKey() + " is empty");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theTablesOfTheReadmeAreThoseOfTheManifests(VectorVersion version) throws IOException {
    VectorLibrary library = library(version);
    String text = Files.readString(VECTORS.resolve(VectorTable.FILE));
    assertEquals(
        VectorTable.in(text, version, library), text, "write them with vectors/regenerate --write");
  }

  @Test
  void manifestsAreWrittenAsTheyWouldBeWrittenAnew() throws IOException {
    for (TestVector vector : VectorLibrary.openAll(VECTORS).all()) {
      String text = Files.readString(vector.folder().resolve(Manifest.FILE));
      assertEquals(ManifestJson.write(vector.manifest()), text, vector.name());
    }
  }
}
