package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that is stopped leaves a file that plays, and ends. */
class SignalsIT extends ProcessTest {

  /** Input without an end, at the speed of a camera. */
  private static final Object[] ENDLESS = {
    "-re", "-f", "lavfi", "-i", "testsrc2=s=96x64:r=25", "-c:v", "gnvc", "-crf", 50
  };

  /** FFmpeg has printed that this many frames and more are in the file. */
  private static final String SOME_FRAMES = "frame= *(3[4-9]|[4-9][0-9]|[1-9][0-9]{2})";

  @ParameterizedTest
  @CsvSource({"INT,mkv", "TERM,mkv", "INT,mp4", "TERM,gnvc"})
  void signalsFinishTheFile(String signal, String container) throws Exception {
    Path file = folder.resolve("stopped." + container);
    Run run =
        ffmpeg.start(Map.of(), words(ENDLESS, "-loglevel", "info", "-stats_period", 0.1, file));
    run.awaitErr(SOME_FRAMES).signal(signal);
    assertEquals(255, run.finish().exitCode(), run.toString());
    playable(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mov"})
  void typingQFinishesTheFile(String container) throws Exception {
    Path file = folder.resolve("quit." + container);
    Run run = ffmpeg.startInteractive(words("-y", ENDLESS, "-stats_period", 0.1, file));
    run.awaitErr(SOME_FRAMES).type("q");
    run.finish().ok();
    playable(file);
  }

  @Test
  void decodingCanBeStopped() throws Exception {
    Run run =
        ffmpeg.start(
            Map.of(),
            "-loglevel",
            "info",
            "-stats_period",
            0.1,
            "-re",
            "-stream_loop",
            -1,
            "-i",
            clip("mkv"),
            "-f",
            "null",
            "-");
    run.awaitErr(SOME_FRAMES).signal("INT");
    assertEquals(255, run.finish().exitCode(), run.toString());
  }

  private void playable(Path file) throws Exception {
    int packets = packets(file).size();
    assertTrue(packets >= 30, () -> "only " + packets);
    FrameList frames = frames("-i", file);
    assertEquals(packets, frames.size());
    assertEquals(coreFrames(file), frames.hashes());
    if (!file.toString().endsWith(".gnvc")) {
      String duration =
          ffmpeg.probe("-show_entries", "format=duration", "-of", "csv=p=0", file).quiet().out();
      assertEquals(packets / 25.0, Double.parseDouble(duration.strip()), 0.05);
    }
  }
}
