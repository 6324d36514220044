package org.gnvc.conformance.independent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the independent decoder makes of every vector. */
class IndependentVectorsTest {
  private static final Map<String, EntropyModel> MODELS = new HashMap<>();

  private static EntropyModel model(String hash) throws IOException {
    EntropyModel model = MODELS.get(hash);
    if (model == null) {
      model = EntropyModel.read(Packs.with(hash));
      MODELS.put(hash, model);
    }
    return model;
  }

  static List<TestVector> vectors() throws IOException {
    return VectorLibrary.openAll(Path.of("vectors")).all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void itsSymbolsAndErrorsAreThoseOfTheManifest(TestVector vector) throws IOException {
    Manifest manifest = vector.manifest();
    byte[] file = Files.readAllBytes(vector.stream());
    Stream stream = Stream.decode(file, model(manifest.model().entropy()));

    assertEquals(
        manifest.groups().stream()
            .map(
                group ->
                    "group " + group.firstFrame() + " " + group.frames() + " " + group.symbols())
            .toList(),
        stream.delivered.stream().map(Delivered::toString).toList());
    if (manifest.error().isEmpty()) {
      assertEquals(List.of(), stream.losses);
    } else {
      assertTrue(!stream.losses.isEmpty(), "damage went unseen");
      Manifest.ExpectedError expected = manifest.error().get();
      assertEquals(
          expected.kind().code() + " at byte " + expected.offset(),
          stream.losses.get(0).kind().word + " at byte " + stream.losses.get(0).offset());
    }
  }
}
