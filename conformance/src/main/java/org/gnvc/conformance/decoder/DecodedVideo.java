package org.gnvc.conformance.decoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.GnvcException;
import org.gnvc.frame.Frame;
import org.gnvc.media.ReadOptions;
import org.gnvc.media.VideoReader;

/**
 * What a decoder made of a stream.
 *
 * @param execution how it ran
 * @param file the video it should have written; may be missing
 */
public record DecodedVideo(Execution execution, Path file) {

  /**
   * The frames that it wrote; none if there is no file. They are read anew at each call, since
   * those of a large picture fill much memory.
   *
   * @throws GnvcException if there is a file, but no video can be read from it
   */
  public List<Frame> frames() throws GnvcException {
    List<Frame> frames = new ArrayList<>();
    if (Files.exists(file) && file.toFile().length() > 0) {
      try (VideoReader reader = VideoReader.open(file.toString(), ReadOptions.DEFAULT)) {
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
          frames.add(frame);
        }
      }
    }
    return frames;
  }
}
