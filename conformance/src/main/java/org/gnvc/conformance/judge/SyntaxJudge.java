package org.gnvc.conformance.judge;

import java.util.List;
import java.util.Optional;
import org.gnvc.conformance.decoder.Execution;
import org.gnvc.conformance.vector.Manifest;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * Judges whether a decoder took a stream as it must. Answers are objections; empty where there is
 * none.
 *
 * @param manifest what a decoder must make of the stream
 */
public record SyntaxJudge(Manifest manifest) {

  /** A stream without errors is decoded with exit code 0. */
  public Optional<String> accepted(Execution execution) {
    return execution.ending().success()
        ? Optional.empty()
        : Optional.of("the decoder " + described(execution));
  }

  /**
   * Where something was lost or refused, the exit code says so, or at least a message. Crashing is
   * no way of saying it.
   */
  public Optional<String> reported(Execution execution) {
    if (!execution.ending().orderly()) {
      return Optional.of("the decoder " + described(execution));
    }
    return execution.reportsProblem()
        ? Optional.empty()
        : Optional.of("the decoder reports nothing, by exit code or message" + expectation());
  }

  private String expectation() {
    return manifest
        .error()
        .map(error -> ", of: " + error.violation() + " (" + error.kind().code() + ")")
        .orElse("");
  }

  /** How it ended, and the last line that it said. */
  private static String described(Execution execution) {
    String said = execution.errors().strip();
    return said.isEmpty()
        ? execution.ending().toString()
        : execution.ending() + ": " + said.substring(said.lastIndexOf('\n') + 1);
  }

  /** As many frames as survive, all of the right format. RGB may come as 4:4:4. */
  public Optional<String> delivered(List<Frame> frames) {
    Manifest.Picture wanted = manifest.picture();
    if (frames.size() != wanted.frames()) {
      return Optional.of(
          "%d frames where %d must be delivered".formatted(frames.size(), wanted.frames()));
    }
    return frames.stream()
        .map(Frame::format)
        .filter(format -> !fits(format, wanted))
        .findFirst()
        .map(
            format ->
                "pictures are %s, not %dx%d %s %d bit"
                    .formatted(
                        format,
                        wanted.width(),
                        wanted.height(),
                        wanted.chroma(),
                        wanted.bitDepth()));
  }

  private static boolean fits(VideoFormat format, Manifest.Picture wanted) {
    boolean sampling =
        format.chroma() == wanted.chroma()
            || (wanted.chroma() == ChromaFormat.RGB && format.chroma() == ChromaFormat.YUV444);
    return sampling
        && format.width() == wanted.width()
        && format.height() == wanted.height()
        && format.bitDepth() == wanted.bitDepth();
  }
}
