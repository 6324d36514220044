package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.gnvc.codec.DecoderOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What FFmpeg makes of damaged, cut and foreign files: a message, what can be saved, no crash. */
class DamageIT extends ProcessTest {

  private Run decode(Path file) throws Exception {
    return ffmpeg.run("-i", file, "-map", "0:v", "-fps_mode", "passthrough", "-f", "framemd5", "-");
  }

  private static FrameList list(Run run) {
    return FrameList.parse(run.out());
  }

  @ParameterizedTest
  @FieldSource("CONTAINERS")
  void aDamagedGroupIsReportedAndPassedOver(String container) throws Exception {
    List<byte[]> groups = CodedBytes.groups(clip("gnvc"));
    byte[] damaged = groups.get(0).clone();
    damaged[damaged.length / 2] ^= 0x10;
    Path file =
        CodedBytes.replaced(
            clip(container), groups.get(0), damaged, folder.resolve("damaged." + container));
    Run run = decode(file).sane();
    run.neverSays("Exception").neverSays("hs_err");
    assertNotEquals("", run.err());
    List<String> expected = clipFrames().subList(KEY_INTERVAL, FRAMES);
    List<String> frames = list(run).hashes();
    assertEquals(
        expected, frames.subList(frames.size() - expected.size(), frames.size()), run.toString());
    assertTrue(run.err().lines().count() <= 8, run.toString());
  }

  @Test
  void framesBeforeADamageAreIntact() throws Exception {
    List<byte[]> groups = CodedBytes.groups(clip("gnvc"));
    byte[] last = groups.get(groups.size() - 1);
    byte[] damaged = last.clone();
    damaged[damaged.length - 6] ^= 1;
    Run run =
        decode(CodedBytes.replaced(clip("mkv"), last, damaged, folder.resolve("damaged.mkv")));
    List<String> frames = list(run.sane()).hashes();
    assertTrue(frames.size() >= KEY_INTERVAL, run.toString());
    assertEquals(clipFrames().subList(0, frames.size()), frames);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "nut", "avi", "gnvc"})
  void aCutFilePlaysToItsEnd(String container) throws Exception {
    byte[] whole = Files.readAllBytes(clip(container));
    int lastGroup = CodedBytes.find(whole, CodedBytes.groups(clip("gnvc")).get(2));
    Path cut =
        Files.write(folder.resolve("cut." + container), Arrays.copyOf(whole, lastGroup + 20));
    Run run = decode(cut).sane();
    List<String> frames = list(run).hashes();
    assertTrue(frames.size() >= 17 && frames.size() <= KEY_INTERVAL, run.toString());
    assertEquals(clipFrames().subList(0, frames.size()), frames);
  }

  @Test
  void aLostContinuationPacketCostsOneFrame() throws Exception {
    Path file = folder.resolve("lost.nut");
    ffmpeg
        .run("-i", clip("nut"), "-c", "copy", "-bsf:v", "noise=amount=0:drop=eq(n\\,5)", file)
        .ok();
    assertEquals(FRAMES - 1, packets(file).size());
    List<String> expected = new ArrayList<>(clipFrames());
    expected.remove(5);
    assertEquals(expected, list(decode(file).sane()).hashes());
  }

  @Test
  void continuationsWithoutTheirGroupAreAnError() throws Exception {
    Path file = folder.resolve("orphans.nut");
    ffmpeg
        .run("-i", clip("nut"), "-c", "copy", "-bsf:v", "noise=amount=0:drop=eq(n\\,0)", file)
        .ok();
    Run run = decode(file).sane();
    assertNotEquals("", run.err());
    assertEquals(clipFrames().subList(KEY_INTERVAL, FRAMES), list(run).hashes());
  }

  @Test
  void aDamagedConfigurationIsAnError() throws Exception {
    byte[] header = CodedBytes.header(clip("gnvc"));
    byte[] damaged = header.clone();
    damaged[7] ^= 0x40;
    Path file =
        CodedBytes.replaced(clip("mkv"), header, damaged, folder.resolve("configuration.mkv"));
    Run run = decode(file).sane().neverSays("Exception");
    assertNotEquals("", run.err());
    assertEquals(0, list(run).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "gnvc"})
  void aNewerVersionIsCalledSo(String container) throws Exception {
    byte[] header = CodedBytes.header(clip("gnvc"));
    byte[] newer = CodedBytes.changed(header, CodedBytes.MAJOR_VERSION, 9);
    Path file =
        CodedBytes.replaced(clip(container), header, newer, folder.resolve("newer." + container));
    Run run = decode(file).sane().says("version 9");
    assertEquals(0, list(run).size());
  }

  @Test
  void anUnknownLevelIsCalledUnsupported() throws Exception {
    byte[] header = CodedBytes.header(clip("gnvc"));
    byte[] other = CodedBytes.changed(header, CodedBytes.LEVEL, 200);
    Run run = decode(CodedBytes.replaced(clip("mkv"), header, other, folder.resolve("level.mkv")));
    run.sane().says("level");
    assertEquals(0, list(run).size());
  }

  @Test
  void aStreamOfAnotherModelIsCalledSo() throws Exception {
    byte[] header = CodedBytes.header(clip("gnvc"));
    byte[] other = CodedBytes.changed(header, CodedBytes.entropyModel(header), 0x55);
    Run run = decode(CodedBytes.replaced(clip("mp4"), header, other, folder.resolve("model.mp4")));
    run.sane().says("model").neverSays("Exception");
    assertEquals(0, list(run).size());
  }

  @Test
  void aMissingConfigurationIsCalledSo() throws Exception {
    byte[] box = "glbl".getBytes(StandardCharsets.US_ASCII);
    byte[] free = "free".getBytes(StandardCharsets.US_ASCII);
    Path file = CodedBytes.replaced(clip("mp4"), box, free, folder.resolve("bare.mp4"));
    Run run = decode(file).sane().says("configuration");
    assertEquals(0, list(run).size());
  }

  @Test
  void theSizeMayChangeWithinARawFile() throws Exception {
    Path other = folder.resolve("other.gnvc");
    ffmpeg.run(words(source("64x48", 18), "-c:v", "gnvc", "-crf", 40, other)).quiet();
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(Files.readAllBytes(clip("gnvc")));
    both.writeBytes(Files.readAllBytes(other));
    Path file = Files.write(folder.resolve("both.gnvc"), both.toByteArray());
    Run run =
        ffmpeg.run("-i", file, "-fps_mode", "passthrough", "-noautoscale", "-f", "framemd5", "-");
    List<String> expected = new ArrayList<>(clipFrames());
    expected.addAll(CoreDecoder.hashes(other, DecoderOptions.defaults()));
    assertEquals(expected, list(run.sane()).hashes(), run.toString());
  }

  @Test
  void foreignAndEmptyFilesAreRefused() throws Exception {
    Path text = Files.writeString(folder.resolve("text.gnvc"), "GNVC is a codec.".repeat(40));
    Path empty = Files.createFile(folder.resolve("empty.gnvc"));
    byte[] noise = new byte[5000];
    new Random(7).nextBytes(noise);
    Path random = Files.write(folder.resolve("random.gnvc"), noise);
    for (Path file : Stream.of(text, empty, random).toList()) {
      decode(file).failed();
      ffmpeg.run("-f", "gnvc", "-i", file, "-f", "null", "-").failed();
    }
  }

  @Test
  void strictDecodingStopsAtTheFirstError() throws Exception {
    List<byte[]> groups = CodedBytes.groups(clip("gnvc"));
    byte[] damaged = groups.get(0).clone();
    damaged[damaged.length / 2] ^= 0x10;
    Path file =
        CodedBytes.replaced(clip("mkv"), groups.get(0), damaged, folder.resolve("damaged.mkv"));
    ffmpeg.run("-xerror", "-i", file, "-f", "null", "-").failed();
  }
}
