package org.gnvc.conformance.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.gnvc.bitstream.GroupHeader;
import org.gnvc.bitstream.RawFileReader;
import org.gnvc.bitstream.StreamEvent;
import org.gnvc.codec.SymbolVerifier;
import org.gnvc.error.CorruptStreamException;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MissingModelException;
import org.gnvc.error.MissingReferenceException;
import org.gnvc.error.NotGnvcException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.error.VersionTooNewException;
import org.gnvc.model.ModelPack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference decoder reports what invalid vectors say, and delivers what they say survives. */
class InvalidVectorsTest {

  private static final Path ROOT = Path.of("vectors");
  private static final ModelPacks PACKS = new ModelPacks(Path.of("packs"));

  private record Report(ErrorKind kind, long offset) {}

  private final List<Report> reports = new ArrayList<>();
  private final List<Manifest.Group> delivered = new ArrayList<>();

  static List<TestVector> vectors() throws IOException {
    return VectorLibrary.openAll(ROOT).list("invalid");
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void reportsKindAndOffsetAndDeliversTheRest(TestVector vector) throws IOException {
    Manifest.ExpectedError error = vector.manifest().error().orElseThrow();
    decode(vector);
    assertEquals(new Report(error.kind(), error.offset()), reports.get(0));
    assertEquals(vector.manifest().groups(), delivered);
  }

  @Test
  void everyKindOfFailureHasAVector() throws IOException {
    for (ErrorKind kind : ErrorKind.values()) {
      assertTrue(
          vectors().stream()
              .anyMatch(vector -> vector.manifest().error().orElseThrow().kind() == kind),
          kind.code());
    }
  }

  private void decode(TestVector vector) throws IOException {
    try (RawFileReader reader = RawFileReader.open(vector.stream());
        ModelPack pack = PACKS.open(vector.manifest());
        SymbolVerifier verifier = SymbolVerifier.reference(pack, reader.header())) {
      for (StreamEvent event = reader.next(); event != null; event = reader.next()) {
        if (event instanceof StreamEvent.Damage damage) {
          reports.add(new Report(kind(damage.cause()), damage.offset()));
        } else if (event instanceof StreamEvent.Group found) {
          check(found, verifier);
        }
      }
    } catch (GnvcException e) {
      reports.add(new Report(kind(e), 0));
    }
  }

  private void check(StreamEvent.Group found, SymbolVerifier verifier) {
    GroupHeader header = found.group().header();
    try {
      String symbols = HexFormat.of().formatHex(verifier.check(found.group()));
      delivered.add(
          new Manifest.Group(header.firstFrame(), header.frameCount(), header.key(), symbols));
    } catch (GnvcException e) {
      reports.add(new Report(kind(e), found.offset()));
    }
  }

  private static ErrorKind kind(GnvcException e) {
    if (e instanceof CorruptStreamException) {
      return ErrorKind.CORRUPT;
    }
    if (e instanceof UnsupportedStreamException) {
      return ErrorKind.UNSUPPORTED;
    }
    if (e instanceof VersionTooNewException) {
      return ErrorKind.VERSION_TOO_NEW;
    }
    if (e instanceof NotGnvcException) {
      return ErrorKind.NOT_GNVC;
    }
    if (e instanceof MissingModelException) {
      return ErrorKind.MISSING_MODEL;
    }
    if (e instanceof MissingReferenceException) {
      return ErrorKind.MISSING_REFERENCE;
    }
    throw new AssertionError("no stream may end in this", e);
  }
}
