package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every container: encode, decode, copy, seek, sound beside it. */
class ContainersIT extends ProcessTest {

  private static final List<Long> TIMES =
      LongStream.range(0, FRAMES).map(n -> n * 40).boxed().toList();

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void encodes(String container) throws Exception {
    Path file = clip(container);
    String stream = stream(file);
    assertTrue(stream.contains("codec_name=gnvc\n"), stream);
    assertTrue(stream.contains("width=96\n"), stream);
    assertTrue(stream.contains("height=64\n"), stream);
    assertTrue(stream.contains("pix_fmt=yuv420p\n"), stream);
    assertTrue(stream.contains("avg_frame_rate=25/1\n"), stream);
    assertTrue(stream.contains("codec_tag_string=GNVC\n") || container.equals("gnvc"), stream);
    assertEquals(packets(clip("nut")).hashes(), packets(file).hashes());
    assertEquals(TIMES, packets(file).milliseconds());
  }

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void decodesToTheFramesOfTheCodecItself(String container) throws Exception {
    FrameList frames = frames("-i", clip(container));
    assertEquals(clipFrames(), frames.hashes());
    assertEquals(TIMES, frames.milliseconds());
  }

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void marksKeyFramesAtTheAskedDistance(String container) throws Exception {
    String flags =
        ffmpeg
            .probe("-show_entries", "packet=flags", "-of", "csv=p=0", clip(container))
            .quiet()
            .out();
    List<String> lines = flags.lines().toList();
    assertEquals(FRAMES, lines.size());
    for (int n = 0; n < FRAMES; n++) {
      assertEquals(n % KEY_INTERVAL == 0, lines.get(n).startsWith("K"), container + " " + n);
    }
  }

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void seeksToTheExactFrame(String container) throws Exception {
    Path file = clip(container);
    int[] wanted = {0, 1, 13, 19, 20, 21, 37, 39};
    List<Object> inputs = new ArrayList<>();
    List<Object> outputs = new ArrayList<>();
    for (int i = 0; i < wanted.length; i++) {
      String time = String.format(Locale.ROOT, "%.2f", wanted[i] / 25.0);
      inputs.addAll(List.of("-ss", time, "-i", file));
      outputs.addAll(List.of("-map", i + ":v", "-frames:v", 1, "-f", "framemd5"));
      outputs.add(folder.resolve("frame" + wanted[i]));
    }
    ffmpeg.run(words(inputs.toArray(), outputs.toArray())).quiet();
    for (int frame : wanted) {
      String text = Files.readString(folder.resolve("frame" + frame));
      assertEquals(
          List.of(clipFrames().get(frame)), FrameList.parse(text).hashes(), "frame " + frame);
    }
  }

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void copiesToEveryContainer(String from) throws Exception {
    List<String> packets = packets(clip(from)).hashes();
    for (String to : CONTAINERS) {
      Path copy = folder.resolve(from + "." + to);
      ffmpeg.run("-i", clip(from), "-c", "copy", copy).quiet();
      assertEquals(packets, packets(copy).hashes(), to);
      assertEquals(TIMES, packets(copy).milliseconds(), to);
    }
  }

  @Test
  void chainOfCopiesKeepsEveryPacket() throws Exception {
    Path last = clip("mkv");
    int step = 0;
    for (String next : List.of("mp4", "nut", "gnvc", "avi", "mov", "mkv")) {
      Path copy = folder.resolve(step++ + "." + next);
      ffmpeg.run("-i", last, "-c", "copy", copy).quiet();
      last = copy;
    }
    assertEquals(packets(clip("mkv")), packets(last));
    assertEquals(clipFrames(), frames("-i", last).hashes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4", "mov", "nut", "avi"})
  void leavesSoundAlone(String container) throws Exception {
    Path tone = clipWithAudio(container).resolveSibling("tone.mkv");
    Path file = clipWithAudio(container);
    Path coded = folder.resolve("coded." + container);
    ffmpeg.run("-i", file, "-c:v", "gnvc", "-crf", 50, "-c:a", "copy", coded).ok();
    assertEquals(packets(tone, "0:a").hashes(), packets(file, "0:a").hashes());
    assertEquals(packets(tone, "0:a").hashes(), packets(coded, "0:a").hashes());
    assertEquals(FRAMES, packets(coded).size());
    assertEquals(packets(clip("nut")).hashes(), packets(file).hashes());
  }
}
