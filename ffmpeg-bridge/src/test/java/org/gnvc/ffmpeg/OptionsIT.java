package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gnvc.codec.DecoderOptions;
import org.gnvc.convert.RandomPack;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;
import org.gnvc.model.WanDitConfig;
import org.gnvc.model.WanVaeConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option: what it does, and what a wrong value is told. */
class OptionsIT extends ProcessTest {

  /** Encodes the source once for each set of options, all in one process. */
  private List<Path> encodeEach(Object[] source, String... options) throws Exception {
    List<Path> files = new ArrayList<>();
    List<Object> outputs = new ArrayList<>();
    for (String set : options) {
      Path file = folder.resolve("set" + files.size() + ".gnvc");
      files.add(file);
      outputs.addAll(List.of("-map", 0, "-c:v", "gnvc"));
      outputs.addAll(set.isEmpty() ? List.of() : List.of(set.split(" ")));
      outputs.add(file);
    }
    ffmpeg.run(words(source, outputs.toArray())).quiet();
    return files;
  }

  /** The coded bytes for each set of options, configuration included. */
  private List<String> streamsOfEach(Object[] source, String... options) throws Exception {
    List<String> streams = new ArrayList<>();
    for (Path file : encodeEach(source, options)) {
      streams.add(HexFormat.of().formatHex(Files.readAllBytes(file)));
    }
    return streams;
  }

  @Test
  void qualityHasFourNames() throws Exception {
    List<String> streams =
        streamsOfEach(
            source(17),
            "-crf 42",
            "-qp 42",
            "-q:v 21",
            "-gnvc-params quality=21",
            "-crf 42 -b:v 1M");
    for (String same : streams) {
      assertEquals(streams.get(0), same);
    }
  }

  @Test
  void theDefaultIsCrf31() throws Exception {
    List<String> streams = streamsOfEach(source(17), "", "-crf 31", "-crf 32");
    assertEquals(streams.get(0), streams.get(1));
    assertNotEquals(streams.get(0), streams.get(2));
  }

  @Test
  void aHigherCrfIsASmallerFile() throws Exception {
    List<Path> files = encodeEach(source(17), "-crf 0", "-crf 20", "-crf 40", "-crf 63");
    for (int i = 1; i < files.size(); i++) {
      assertTrue(packets(files.get(i)).bytes() < packets(files.get(i - 1)).bytes());
    }
  }

  @Test
  void keyFramesStandAtTheKeyInterval() throws Exception {
    int[] intervals = {1, 5, 16, 25, 100};
    String[] options =
        IntStream.of(intervals)
            .mapToObj(g -> "-g " + g + " -crf 60 -gnvc-params scene-cuts=0")
            .toArray(String[]::new);
    List<Path> files = encodeEach(source(60), options);
    for (int i = 0; i < intervals.length; i++) {
      int interval = intervals[i];
      List<Integer> expected =
          IntStream.iterate(0, key -> key < 60, key -> key + interval).boxed().toList();
      assertEquals(expected, keys(files.get(i)), "-g " + interval);
    }
  }

  @Test
  void keyFramesCanBeForced() throws Exception {
    List<Path> files = encodeEach(source(30), "-g 300 -force_key_frames 0.28,0.8", "-g 300");
    assertTrue(keys(files.get(0)).containsAll(List.of(0, 7, 20)), keys(files.get(0)).toString());
    assertEquals(List.of(0), keys(files.get(1)));
  }

  @Test
  void presetsAndStepsAreWrittenIntoTheStream() throws Exception {
    List<String> streams =
        streamsOfEach(
            source(5),
            "",
            "-preset medium",
            "-preset slow",
            "-gnvc_steps 2",
            "-preset veryslow -gnvc_steps 2",
            "-preset veryslow",
            "-gnvc_steps 8",
            "-gnvc-params steps=8",
            "-preset slower",
            "-gnvc_steps 4");
    assertEquals(streams.get(0), streams.get(1));
    assertEquals(streams.get(2), streams.get(3));
    assertEquals(streams.get(2), streams.get(4));
    assertEquals(streams.get(5), streams.get(6));
    assertEquals(streams.get(5), streams.get(7));
    assertEquals(streams.get(8), streams.get(9));
    assertEquals(
        4,
        List.of(streams.get(1), streams.get(2), streams.get(5), streams.get(8)).stream()
            .distinct()
            .count());
  }

  @Test
  void aPackOfProfileWanIsNamedByItsFolder() throws Exception {
    Path pack = folder.resolve("wan");
    WanConfig tiny =
        new WanConfig(
            new WanVaeConfig(8, 16),
            new ContextualConfig(16, 24, 16, 8, 16, 8, 8, 24, 3),
            new WanDitConfig(16, 16, 96, 2, 3, 192, 2),
            0.7);
    RandomPack.write(pack, tiny, 1, TensorType.BF16);
    Path file = folder.resolve("wan.mkv");
    ffmpeg
        .run(
            words(
                source(9),
                "-c:v",
                "gnvc",
                "-gnvc_model",
                pack,
                "-gnvc-params",
                "group=4:noise-level=measured",
                "-threads",
                1,
                file))
        .quiet();
    FrameList decoded = frames("-gnvc_model", pack, "-threads", 1, "-i", file);
    assertEquals(9, decoded.hashes().size());
    assertEquals(9, decoded.hashes().stream().distinct().count());
    Run other = ffmpeg.run("-i", file, "-f", "null", "-");
    assertTrue(other.err().contains("no model pack of profile wan"), other.err());
  }

  @Test
  void theDecoderTakesSteps() throws Exception {
    for (int steps : new int[] {0, 3}) {
      assertEquals(
          CoreDecoder.hashes(clip("gnvc"), new DecoderOptions(OptionalInt.of(steps))),
          frames("-gnvc_steps", steps, "-i", clip("mkv")).hashes());
    }
    assertEquals(
        clipFrames(), frames("-gnvc_device", "cpu", "-c:v", "gnvc", "-i", clip("mkv")).hashes());
  }

  @Test
  void bothPrecisionsDecodeNearlyTheSamePixels() throws Exception {
    List<String> whole = frames("-gnvc_precision", "float32", "-i", clip("mkv")).hashes();
    List<String> half = frames("-gnvc_precision", "bfloat16", "-i", clip("mkv")).hashes();
    assertNotEquals(whole, half);
    assertTrue(clipFrames().equals(whole) || clipFrames().equals(half));
    Object[] both = {
      "-gnvc_precision",
      "float32",
      "-i",
      clip("mkv"),
      "-gnvc_precision",
      "bfloat16",
      "-i",
      clip("mkv"),
      "-filter_complex",
      "psnr",
      "-f",
      "null",
      "-"
    };
    String psnr = ffmpeg.run(words("-loglevel", "info", both)).ok().err();
    String average = psnr.replaceAll("(?s).*average:([0-9.]+).*", "$1");
    assertTrue(Double.parseDouble(average) > 30, psnr);
  }

  @Test
  void theBitRateIsMet() throws Exception {
    List<Path> files = encodeEach(source(250), "-b:v 6k", "-b:v 12k -threads 1");
    double[] wanted = {6_000, 12_000};
    for (int i = 0; i < files.size(); i++) {
      double rate = packets(files.get(i)).bytes() * 8 / 10.0;
      assertEquals(wanted[i], rate, 0.05 * wanted[i], ffmpeg.name());
    }
  }

  @Test
  void theReportComesAtVerboseLevelOnly() throws Exception {
    Run verbose =
        ffmpeg.run(
            words(source(5), "-loglevel", "verbose", "-c:v", "gnvc", folder.resolve("a.mkv")));
    verbose.ok().says("bits per pixel").says("[gnvc @ ");
    assertEquals("", verbose.out());
    Run plain =
        ffmpeg.run(words(source(5), "-loglevel", "info", "-c:v", "gnvc", folder.resolve("b.mkv")));
    plain.ok().neverSays("bits per pixel").neverSays("java").neverSays("WARNING");
  }

  @Test
  void theOptionsAreDocumented() throws Exception {
    String help = ffmpeg.run("-h", "encoder=gnvc").quiet().out();
    for (String option :
        List.of(
            "-crf",
            "-qp",
            "-preset",
            "-gnvc_steps",
            "-gnvc_device",
            "-gnvc_model",
            "-gnvc_precision",
            "-gnvc-params")) {
      assertTrue(help.contains("  " + option + " "), option + "\n" + help);
    }
    for (String format : List.of("yuv420p", "yuv444p10le", "gbrp10le")) {
      assertTrue(help.contains(" " + format), format + "\n" + help);
    }
    String decoder = ffmpeg.run("-h", "decoder=gnvc").quiet().out();
    for (String option : List.of("-gnvc_steps", "-gnvc_device", "-gnvc_model", "-gnvc_precision")) {
      assertTrue(decoder.contains("  " + option + " "), option + "\n" + decoder);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-crf 64            | 63",
        "-crf -2            | 63",
        "-crf good          | crf",
        "-qp 64             | 63",
        "-preset placebo    | medium, slow, slower, veryslow",
        "-gnvc_steps 9      | 8",
        "-gnvc_device npu   | cuda",
        "-gnvc_precision f8 | float32",
        "-gnvc_model /none  | /none",
        "-gnvc-params a=1   | quality",
        "-gnvc-params group=7 | multiple of 4",
        "-gnvc-params quality=99 | 63",
        "-maxrate 100k      | not supported",
        "-minrate 100k      | not supported",
        "-bufsize 100k      | not supported",
        "-pass 1 -passlogfile target/pass | not supported",
      })
  void wrongValuesAreToldWhatIsAllowed(String options, String message) throws Exception {
    Path file = folder.resolve("wrong.mkv");
    Run run = ffmpeg.run(words(source(3), "-c:v", "gnvc", options.strip().split(" "), file));
    run.failed().says(message.strip()).neverSays("Exception").neverSays("    at ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-gnvc_steps 9      | 8",
        "-gnvc_device npu   | cuda",
        "-gnvc_precision f8 | float32",
        "-gnvc_model /none  | /none",
      })
  void wrongDecoderValuesAreToldWhatIsAllowed(String options, String message) throws Exception {
    Run run =
        ffmpeg.run(words(options.strip().split(" "), "-i", clip("mkv"), "-f", "framemd5", "-"));
    run.sane().says(message.strip()).neverSays("Exception").neverSays("    at ");
    assertEquals(0, FrameList.parse(run.out()).size());
  }
}
