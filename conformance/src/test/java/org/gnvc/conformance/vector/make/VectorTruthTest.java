package org.gnvc.conformance.vector.make;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.ModelPacks;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.conformance.vector.VectorLibrary;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.model.ModelPack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorTruthTest {

  private static final Path ROOT = Path.of("vectors");

  // Plain Java takes minutes for the largest; the suite decodes them all.
  private static final long LARGEST_PICTURE = 1 << 19;

  private static final Map<Manifest.Model, ModelPack> PACKS = new HashMap<>();

  @AfterAll
  static void closePacks() {
    PACKS.values().forEach(ModelPack::close);
  }

  private static ModelPack pack(Manifest manifest) throws IOException {
    ModelPack pack = PACKS.get(manifest.model());
    if (pack == null) {
      pack = new ModelPacks(Path.of("packs")).open(manifest);
      PACKS.put(manifest.model(), pack);
    }
    return pack;
  }

  static List<TestVector> valid() throws IOException {
    return VectorLibrary.openAll(ROOT).all().stream()
        .filter(vector -> vector.manifest().error().isEmpty())
        .toList();
  }

  static List<TestVector> validAndNotLarge() throws IOException {
    return valid().stream()
        .filter(vector -> pixels(vector.manifest().picture()) <= LARGEST_PICTURE)
        .toList();
  }

  static List<TestVector> withReference() throws IOException {
    return VectorLibrary.openAll(ROOT).list("L2");
  }

  private static long pixels(Manifest.Picture picture) {
    return (long) picture.width() * picture.height();
  }

  @ParameterizedTest
  @MethodSource("validAndNotLarge")
  void theManifestSaysWhatIsInTheStream(TestVector vector) throws IOException {
    Manifest manifest = vector.manifest();
    DecodedStream stream = DecodedStream.read(Files.readAllBytes(vector.stream()), pack(manifest));
    VideoFormat format = stream.header().format();
    assertEquals(List.of(), stream.problems());
    assertEquals(manifest.groups(), stream.decodable());
    assertEquals(manifest.version(), stream.header().version().toString());
    assertEquals(manifest.level(), stream.header().level().code());
    assertEquals(manifest.model().entropy(), stream.header().entropyModel().toString());
    assertEquals(manifest.model().synthesis(), stream.header().synthesisModel().toString());
    assertEquals(
        manifest.picture(),
        new Manifest.Picture(
            format.width(),
            format.height(),
            format.chroma(),
            format.bitDepth(),
            manifest.picture().frames()));
  }

  @ParameterizedTest
  @MethodSource("withReference")
  void theReferenceIsTheOneThatTheManifestNames(TestVector vector) throws IOException {
    Manifest manifest = vector.manifest();
    Manifest.Reference reference = manifest.reference().orElseThrow();
    List<Frame> frames = vector.reference();
    assertEquals(manifest.picture().frames(), frames.size());
    VideoFormat format = frames.get(0).format();
    assertEquals(manifest.picture().chroma(), format.chroma());
    assertEquals(manifest.picture().bitDepth(), format.bitDepth());
    if (reference.window().isEmpty()) {
      assertEquals(manifest.picture().width(), format.width());
      assertEquals(manifest.picture().height(), format.height());
      assertEquals(reference.sha256(), Samples.sha256(frames));
    } else {
      Manifest.Window window = reference.window().get();
      assertEquals(window.width(), format.width());
      assertEquals(window.height(), format.height());
      assertTrue(window.x() % 2 == 0 && window.y() % 2 == 0);
      assertTrue(window.x() + window.width() <= manifest.picture().width());
      assertTrue(window.y() + window.height() <= manifest.picture().height());
    }
  }

  @ParameterizedTest
  @MethodSource("withReference")
  void theToleranceTellsARightDecoderFromAWrongOne(TestVector vector) {
    Manifest.Tolerance tolerance = vector.manifest().tolerance().orElseThrow();
    assertTrue(tolerance.worst() >= Tolerances.LOOSEST, tolerance.toString());
    assertTrue(tolerance.mean() >= tolerance.worst(), tolerance.toString());
    assertTrue(tolerance.mean() <= Tolerances.STRICTEST, tolerance.toString());
  }
}
