package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.bitstream.Profile;
import org.gnvc.bitstream.StreamVersion;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.conformance.vector.ManifestJson;
import org.gnvc.conformance.vector.TestVector;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
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

  /** The picture of a stream that says nothing about it. */
  private static final VideoFormat UNKNOWN =
      new VideoFormat(48, 32, ChromaFormat.YUV420, 8, ColorDescription.NONE);

  // Version 1 of FFV1 has no slices, which small pictures have no room for.
  private static final Map<String, String> SMALL =
      Map.of("level", "1", "coder", "1", "context", "1", "g", "300");

  private final Workshop workshop;

  /** A maker that uses these models, which stay the caller's. */
  public VectorMaker(Workshop workshop) {
    this.workshop = workshop;
  }

  /**
   * Makes a vector.
   *
   * @param folder of the vector; made if it is not there
   * @throws IOException if the stream is not what the recipe says, or a file cannot be written
   */
  public TestVector make(Recipe recipe, Path folder) throws IOException {
    byte[] bytes = recipe.source().stream(workshop);
    Files.createDirectories(folder);
    Files.write(folder.resolve(TestVector.STREAM), bytes);
    Optional<DecodedStream> stream = read(bytes, recipe);
    List<Frame> frames = List.of();
    if (stream.isPresent()) {
      if (stream.get().problems().isEmpty() == recipe.error().isPresent()) {
        throw new IOException(recipe.name() + ": problems are " + stream.get().problems());
      }
      frames = stream.get().frames(workshop.reference());
    }
    Optional<Manifest.Reference> reference = Optional.empty();
    Optional<Manifest.Tolerance> tolerance = Optional.empty();
    if (!frames.isEmpty()) {
      List<Frame> shown = shown(frames, recipe.window());
      List<Frame> rough = shown(stream.get().frames(workshop.rough()), recipe.window());
      writeVideo(shown, folder.resolve(TestVector.REFERENCE));
      reference = Optional.of(new Manifest.Reference(Samples.sha256(frames), recipe.window()));
      tolerance = Optional.of(Tolerances.of(shown, rough));
    }
    Manifest manifest =
        new Manifest(
            recipe.title(),
            stream.map(s -> s.header().version()).orElse(StreamVersion.of(Profile.LITE)).toString(),
            workshop.reference().pack().config().profile(),
            stream.map(s -> s.header().level().code()).orElse(1),
            model(),
            picture(stream, frames.size()),
            stream.map(DecodedStream::decodable).orElse(List.of()),
            reference,
            tolerance,
            recipe.error(),
            LICENCE);
    Files.writeString(folder.resolve(Manifest.FILE), ManifestJson.write(manifest));
    TestVector vector = new TestVector(recipe.name(), folder, manifest);
    checkReference(vector, shown(frames, recipe.window()));
    return vector;
  }

  /** Empty if nothing of the stream can be read, as the recipe says. */
  private Optional<DecodedStream> read(byte[] bytes, Recipe recipe) throws IOException {
    try {
      return Optional.of(DecodedStream.read(bytes, workshop.reference().pack()));
    } catch (GnvcException e) {
      if (recipe.error().isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Manifest.Model model() throws IOException {
    return new Manifest.Model(
        workshop.reference().entropyHash().toString(),
        workshop.reference().synthesisHash().toString());
  }

  private static Manifest.Picture picture(Optional<DecodedStream> stream, int frames) {
    VideoFormat format = stream.map(s -> s.header().format()).orElse(UNKNOWN);
    return new Manifest.Picture(
        format.width(), format.height(), format.chroma(), format.bitDepth(), frames);
  }

  private static List<Frame> shown(List<Frame> frames, Optional<Manifest.Window> window) {
    return window.isEmpty()
        ? frames
        : frames.stream().map(frame -> Samples.cut(frame, window.get())).toList();
  }

  private static void writeVideo(List<Frame> frames, Path file) throws IOException {
    VideoFormat format = frames.get(0).format();
    WriteOptions lossless = WriteOptions.DEFAULT.withCodec("ffv1", SMALL);
    try (VideoWriter writer =
        VideoWriter.open(file.toString(), format, RATE, RATE.inverse(), lossless)) {
      for (int i = 0; i < frames.size(); i++) {
        writer.write(frames.get(i).withPts(i));
      }
      writer.finish();
    }
  }

  private static void checkReference(TestVector vector, List<Frame> shown) throws IOException {
    List<Frame> stored = vector.reference();
    boolean same = stored.size() == shown.size();
    for (int i = 0; same && i < shown.size(); i++) {
      for (int p = 0; p < 3; p++) {
        same &= Arrays.equals(shown.get(i).planes().get(p), stored.get(i).planes().get(p));
      }
    }
    if (!same) {
      throw new IOException(vector.name() + ": the reference was not stored without loss");
    }
  }
}
