package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gnvc.conformance.vector.Manifest;

/**
 * How a vector is made.
 *
 * @param name of its folder
 * @param title the feature exercised, one sentence
 * @param source makes the stream
 * @param window the part of the picture that the stored reference shows; empty for all of it
 * @param error what a decoder must report of the stream; empty if it is valid
 */
public record Recipe(
    String name,
    String title,
    Source source,
    Optional<Manifest.Window> window,
    Optional<Manifest.ExpectedError> error) {

  /** Makes a stream. */
  @FunctionalInterface
  public interface Source {
    /** The bytes of the raw file. */
    byte[] stream(Workshop workshop) throws IOException;
  }

  /** A valid stream. */
  public static Recipe of(String name, String title, Source source) {
    return new Recipe(name, title, source, Optional.empty(), Optional.empty());
  }

  /** A clip as the encoder codes it. */
  static Recipe of(String name, String title, Clip clip) {
    return of(name, title, clip, stream -> stream);
  }

  /** A clip as the encoder codes it, changed afterwards. */
  static Recipe of(String name, String title, Clip clip, UnaryOperator<StreamFile> change) {
    return of(name, title, workshop -> change.apply(clip.encode(workshop)).bytes());
  }

  /** The same with a reference of a part of the picture. */
  public Recipe showing(int x, int y, int width, int height) {
    Manifest.Window part = new Manifest.Window(x, y, width, height);
    return new Recipe(name, title, source, Optional.of(part), error);
  }

  /** The same for a stream that a decoder must report. */
  public Recipe reporting(Manifest.ExpectedError expected) {
    return new Recipe(name, title, source, window, Optional.of(expected));
  }
}
