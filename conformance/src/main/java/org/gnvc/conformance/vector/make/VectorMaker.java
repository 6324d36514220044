package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.bitstream.SequenceHeader;
import org.gnvc.bitstream.StreamVersion;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.ManifestJson;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.VideoFormat;
import org.gnvc.media.VideoWriter;
import org.gnvc.media.WriteOptions;

/** Makes vectors from recipes: stream, manifest and reference decoding. */
public final class VectorMaker {

  private static final String LICENCE = "Apache-2.0";

  // The reference decoding shows pictures, not times.
  private static final Rational RATE = new Rational(25, 1);

  private final Workshop workshop;

  /** A maker that uses these models, which stay the caller's. */
  public VectorMaker(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Makes a vector.
   *
   * @param recipe of a stream; one that is refused as a whole gets no reference
   * @param folder of the vector; made if it is not there
   * @throws IOException if the stream is not what the recipe says, or a file cannot be written
   */
  public TestVector make(Recipe recipe, Path folder) throws IOException {
    byte[] bytes = recipe.source().stream(workshop);
    DecodedStream stream;
    try {
      stream = DecodedStream.read(bytes, workshop.reference().pack());
    } catch (GnvcException e) {
      if (recipe.error().isEmpty()) {
        throw e;
      }
      return refused(recipe, bytes, folder);
    }
    if (stream.problems().isEmpty() == recipe.error().isPresent()) {
      throw new IOException(recipe.name() + ": problems are " + stream.problems());
    }
    List<Frame> frames = stream.frames(workshop.reference());
    Files.createDirectories(folder);
    Files.write(folder.resolve(TestVector.STREAM), bytes);
    Optional<Manifest.Reference> reference = Optional.empty();
    Optional<Manifest.Tolerance> tolerance = Optional.empty();
    if (!frames.isEmpty()) {
      List<Frame> shown =
          recipe.window().isEmpty()
              ? frames
              : frames.stream().map(frame -> Samples.cut(frame, recipe.window().get())).toList();
      writeVideo(shown, folder.resolve(TestVector.REFERENCE));
      reference = Optional.of(new Manifest.Reference(Samples.sha256(frames), recipe.window()));
      tolerance = Optional.of(Tolerances.of(frames, stream.frames(workshop.rough())));
    }
    Manifest manifest = manifest(recipe, stream, frames.size(), reference, tolerance);
    Files.writeString(folder.resolve(Manifest.FILE), ManifestJson.write(manifest));
    TestVector vector = new TestVector(recipe.name(), folder, manifest);
    checkReference(vector, frames, recipe.window());
    return vector;
  }

  /** A stream that says nothing of itself that could be believed. */
  private TestVector refused(Recipe recipe, byte[] bytes, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(TestVector.STREAM), bytes);
    Manifest manifest =
        new Manifest(
            recipe.title(),
            StreamVersion.CURRENT.toString(),
            "lite",
            1,
            new Manifest.Model(
                workshop.reference().entropyHash().toString(),
                workshop.reference().synthesisHash().toString()),
            new Manifest.Picture(48, 32, ChromaFormat.YUV420, 8, 0),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            recipe.error(),
            LICENCE);
    Files.writeString(folder.resolve(Manifest.FILE), ManifestJson.write(manifest));
    return new TestVector(recipe.name(), folder, manifest);
  }

  private static Manifest manifest(
      Recipe recipe,
      DecodedStream stream,
      int frames,
      Optional<Manifest.Reference> reference,
      Optional<Manifest.Tolerance> tolerance) {
    SequenceHeader header = stream.header();
    VideoFormat format = header.format();
    return new Manifest(
        recipe.title(),
        header.version().toString(),
        header.profile().name().toLowerCase(java.util.Locale.ROOT),
        header.level().code(),
        new Manifest.Model(header.entropyModel().toString(), header.synthesisModel().toString()),
        new Manifest.Picture(
            format.width(), format.height(), format.chroma(), format.bitDepth(), frames),
        stream.decodable(),
        reference,
        tolerance,
        recipe.error(),
        LICENCE);
  }

  private static void writeVideo(List<Frame> frames, Path file) throws IOException {
    VideoFormat format = frames.get(0).format();
    WriteOptions lossless =
        WriteOptions.DEFAULT.withCodec(
            "ffv1",
            Map.of(
                "level",
                "3",
                "coder",
                "1",
                "context",
                "1",
                "g",
                "300",
                "slices",
                "4",
                "slicecrc",
                "1"));
    try (VideoWriter writer =
        VideoWriter.open(file.toString(), format, RATE, RATE.inverse(), lossless)) {
      for (int i = 0; i < frames.size(); i++) {
        writer.write(frames.get(i).withPts(i));
      }
      writer.finish();
    }
  }

  private static void checkReference(
      TestVector vector, List<Frame> frames, Optional<Manifest.Window> window) throws IOException {
    List<Frame> stored = vector.reference();
    boolean same = stored.size() == frames.size();
    for (int i = 0; same && i < frames.size(); i++) {
      Frame frame = frames.get(i);
      Frame shown = window.isEmpty() ? frame : Samples.cut(frame, window.get());
      for (int p = 0; p < 3; p++) {
        same &= Arrays.equals(shown.planes().get(p), stored.get(i).planes().get(p));
      }
    }
    if (!same) {
      throw new IOException(vector.name() + ": the reference was not stored without loss");
    }
  }
}
