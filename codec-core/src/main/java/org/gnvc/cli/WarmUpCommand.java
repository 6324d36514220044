package org.gnvc.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.codec.EncoderOptions;
import org.gnvc.codec.GnvcModel;
import org.gnvc.codec.ModelOptions;
import org.gnvc.media.ReadOptions;
import org.gnvc.media.VideoReader;
import org.gnvc.media.VideoWriter;
import org.gnvc.media.WriteOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Does once, on a tiny clip, what a usual run does: unpacks the native libraries and loads the
 * classes, so that the launcher can record which ones that takes.
 */
@Command(name = "warm-up", hidden = true, description = "Load everything once.")
final class WarmUpCommand implements Callable<Integer> {

  private static final int SIZE = 64;
  private static final int FRAMES = 9;

  @Mixin CommonOptions common;

  @Override
  public Integer call() throws IOException {
    Path file = Files.createTempFile("gnvc", ".mkv");
    try (GnvcModel model = GnvcModel.open(ModelOptions.defaults())) {
      SceneVideo scene = new SceneVideo(SIZE, SIZE, FRAMES);
      EncoderOptions options = EncoderOptions.defaults().withGroupFrames(4);
      RoundTrip.Encoded encoded = RoundTrip.encode(model, scene, options);
      try (VideoWriter writer =
          VideoWriter.open(
              file.toString(),
              scene.format(),
              scene.frameRate(),
              scene.timeBase(),
              WriteOptions.DEFAULT)) {
        RoundTrip.decode(model, encoded.file(), DecoderOptions.defaults(), writer::write);
        writer.finish();
      }
      try (VideoReader reader = VideoReader.open(file.toString(), ReadOptions.DEFAULT)) {
        reader.next();
      }
    } finally {
      Files.deleteIfExists(file);
    }
    return ExitCode.OK;
  }
}
