package org.gnvc.conformance.vector;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gnvc.error.MissingModelException;
import org.gnvc.frame.ChromaFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPacksTest {

  private static final Path VECTORS = Path.of("vectors/1.0");

  @Test
  void everyVectorHasItsPack() throws IOException {
    ModelPacks packs = new ModelPacks(Path.of("packs"));
    Set<Manifest.Model> found = new HashSet<>();
    for (TestVector vector : VectorLibrary.open(VECTORS).all()) {
      if (found.add(vector.manifest().model())) {
        packs.open(vector.manifest()).close();
      }
    }
    assertFalse(found.isEmpty());
  }

  @Test
  void aPackThatIsNotThereIsNamed(@TempDir Path folder) {
    Manifest manifest =
        new Manifest(
            "",
            "1.0",
            "lite",
            1,
            new Manifest.Model("ab".repeat(16), "cd".repeat(16)),
            new Manifest.Picture(1, 1, ChromaFormat.RGB, 8, 0),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "");
    MissingModelException failure =
        assertThrows(MissingModelException.class, () -> new ModelPacks(folder).find(manifest));
    String text = failure.getMessage();
    assertTrue(text.contains("ab".repeat(16)) && text.contains("cd".repeat(16)), text);
  }
}
