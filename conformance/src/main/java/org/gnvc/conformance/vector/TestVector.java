package org.gnvc.conformance.vector;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.frame.Frame;
import org.gnvc.media.ReadOptions;
import org.gnvc.media.VideoReader;

/**
 * A conformance vector: a stream, and what a decoder must make of it.
 *
 * @param name the name of its folder
 * @param folder where its files are
 * @param manifest what a decoder must make of it
 */
public record TestVector(String name, Path folder, Manifest manifest) {

  /** Name of the stream's file. */
  public static final String STREAM = "stream.gnvc";

  /** Name of the file of the reference decoding: lossless video. */
  public static final String REFERENCE = "reference.mkv";

  /** The stream. */
  public Path stream() {
    return folder.resolve(STREAM);
  }

  /**
   * The frames of the reference decoding, cut to the manifest's window if it has one; none if the
   * vector has no reference. Their times say nothing.
   *
   * @throws IOException if the file cannot be read
   */
  public List<Frame> reference() throws IOException {
    List<Frame> frames = new ArrayList<>();
    if (manifest.reference().isEmpty()) {
      return frames;
    }
    String file = folder.resolve(REFERENCE).toString();
    try (VideoReader reader = VideoReader.open(file, ReadOptions.DEFAULT)) {
      for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
        frames.add(frame);
      }
    }
    return frames;
  }
}
