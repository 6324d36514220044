package org.gnvc.media;

import org.gnvc.error.GnvcException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * Copies a source to a target, for tests of standard input and output in a process of their own.
 */
final class PipeProgram {

  private PipeProgram() {}

  public static void main(String[] args) {
    try (VideoReader reader = VideoReader.open(args[0], ReadOptions.DEFAULT)) {
      VideoFormat format = reader.format();
      try (VideoWriter writer =
          VideoWriter.open(
              args[1], format, reader.frameRate(), reader.timeBase(), WriteOptions.DEFAULT)) {
        for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
          writer.write(frame);
        }
        writer.finish();
      }
    } catch (GnvcException e) {
      System.err.println(e.getClass().getSimpleName() + " " + e.getMessage());
      System.exit(1);
    }
  }
}
