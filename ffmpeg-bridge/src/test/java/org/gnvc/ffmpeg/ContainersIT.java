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

/** Every container: encode, decode, copy, seek, sound beside it. */
class ContainersIT extends ProcessTest {

  private static final List<Long> TIMES =
      LongStream.range(0, FRAMES).map(n -> n * 40).boxed().toList();

  private static final List<String> WITH_SOUND = List.of("mkv", "mp4", "mov", "nut", "avi");

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void describesTheStream(String container) throws Exception {
    Path file = clip(container);
    String stream = stream(file);
    assertTrue(stream.contains("codec_name=gnvc\n"), stream);
    assertTrue(stream.contains("width=96\n"), stream);
    assertTrue(stream.contains("height=64\n"), stream);
    assertTrue(stream.contains("pix_fmt=yuv420p\n"), stream);
    assertTrue(stream.contains("r_frame_rate=25/1\n"), stream);
    assertTrue(stream.contains("codec_tag_string=GNVC\n") || container.equals("gnvc"), stream);
  }

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void holdsOnePacketForEachFrame(String container) throws Exception {
    FrameList packets = packets(clip(container));
    assertEquals(packets(clip("nut")).hashes(), packets.hashes());
    assertEquals(TIMES, packets.milliseconds());
    assertEquals(List.of(0, KEY_INTERVAL), keys(clip(container)));
  }

  @Test
  void decodesToTheFramesOfTheCodecItself() throws Exception {
    List<Path> files = new ArrayList<>();
    for (String container : CONTAINERS) {
      files.add(clip(container));
    }
    for (FrameList frames : framesOfEach(files)) {
      assertEquals(clipFrames(), frames.hashes());
      assertEquals(TIMES, frames.milliseconds());
    }
  }

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void seeksToTheExactFrame(String container) throws Exception {
    Path file = clip(container);
    int[] wanted = {0, 1, 16, 17, 32, 33, 39};
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
    FrameList packets = packets(clip("nut"));
    for (String to : CONTAINERS) {
      Path copy = folder.resolve(from + "." + to);
      ffmpeg.run("-i", clip(from), "-c", "copy", copy).quiet();
      assertEquals(packets.hashes(), packets(copy).hashes(), to);
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

  @Test
  void leavesSoundAlone() throws Exception {
    Path tone = folder.resolve("tone.mkv");
    ffmpeg.run("-f", "lavfi", "-i", "sine=d=1.6:r=48000", "-c:a", "aac", tone).quiet();
    List<Object> outputs = new ArrayList<>();
    for (String container : WITH_SOUND) {
      outputs.addAll(List.of("-map", 0, "-map", 1, "-c:v", "gnvc", "-crf", 40, "-c:a", "copy"));
      outputs.addAll(List.of("-g", KEY_INTERVAL, folder.resolve("both." + container)));
    }
    ffmpeg.run(words(source(FRAMES), "-i", tone, outputs.toArray())).ok();
    for (String container : WITH_SOUND) {
      Path both = folder.resolve("both." + container);
      Path copy = folder.resolve("copy." + container);
      ffmpeg.run("-i", both, "-c", "copy", copy).ok();
      for (Path file : List.of(both, copy)) {
        assertEquals(packets(tone, "0:a").hashes(), packets(file, "0:a").hashes(), container);
        assertEquals(packets(clip("nut")).hashes(), packets(file).hashes(), container);
      }
    }
  }
}
