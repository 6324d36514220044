package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterErrorsTest {

  private static final WriteOptions DEFAULT = WriteOptions.DEFAULT;

  @TempDir private Path folder;
  private final List<Frame> frames = Clips.draw(Clips.format(66, 64, ChromaFormat.YUV420, 8), 3);

  @Test
  void unknownNamesAreRefusedInOneLine() {
    assertRefused(
        "a.mp4", DEFAULT.withCodec("nonsense", Map.of()), "no video encoder named nonsense");
    assertRefused("a.mp4", DEFAULT.withCodec("ffv1", Map.of("nonsense", "1")), "option nonsense");
    assertRefused("a.nonsense", DEFAULT, "tells no container");
    assertRefused("a.mkv", DEFAULT.withContainer("nonsense"), "container nonsense");
    assertRefused("a.webm", DEFAULT.withCodec("ffv1", Map.of()), "does not take codec");
    assertRefused("a.wav", DEFAULT, "no video encoder for this container");
  }

  @Test
  void oddSizesAreRefusedByH264() {
    List<Frame> odd = Clips.draw(Clips.format(65, 64, ChromaFormat.YUV420, 8), 1);
    UnsupportedStreamException e =
        assertThrows(
            UnsupportedStreamException.class,
            () ->
                Clips.write(
                    folder.resolve("a.mp4"), odd, DEFAULT.withCodec("libopenh264", Map.of())));
    assertTrue(e.getMessage().contains("even width"), e.getMessage());
  }

  @Test
  void conversionForAnEncoderIsRemarked() throws Exception {
    List<String> warnings = new ArrayList<>();
    List<Frame> deep = Clips.draw(Clips.format(64, 64, ChromaFormat.YUV444, 10), 1);
    Path file = folder.resolve("a.avi");
    Clips.write(file, deep, DEFAULT.withWarnings(warnings::add));
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("takes no yuv444 10 bit"), warnings.get(0));
    assertEquals(8, Clips.read(file, ReadOptions.DEFAULT).get(0).format().bitDepth());
  }

  @Test
  void nothingAppearsUnderTheNameBeforeTheEnd() throws Exception {
    for (String ending : List.of("mkv", "mp4", "y4m")) {
      Path file = folder.resolve("a." + ending);
      Files.writeString(file, "older");
      try (VideoWriter writer = open(file.toString(), DEFAULT)) {
        writer.write(frames.get(0));
        assertEquals("older", Files.readString(file));
      }
      assertEquals("older", Files.readString(file));
      try (VideoWriter writer = open(file.toString(), DEFAULT)) {
        writer.write(frames.get(0));
        writer.finish();
      }
      assertTrue(Files.size(file) > 100);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertFalse(left.anyMatch(path -> path.toString().endsWith(".part")));
    }
  }

  @Test
  void anUnwritablePlaceIsAnErrorInOneLine() {
    MediaException e =
        assertThrows(
            MediaException.class, () -> open(folder.resolve("no/a.mkv").toString(), DEFAULT));
    assertTrue(e.getMessage().contains("no such directory"), e.getMessage());
  }

  @Test
  void aFullDiskIsAnErrorInOneLine() {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.isWritable(full), "needs /dev/full");
    MediaException e =
        assertThrows(
            MediaException.class,
            () -> Clips.write(full, frames, DEFAULT.withContainer("matroska")));
    assertTrue(e.getMessage().contains("No space left"), e.getMessage());
    assertEquals(-1, e.getMessage().indexOf('\n'));
  }

  @Test
  void aSingleImageNameHoldsOneFrame() {
    MediaException e =
        assertThrows(
            MediaException.class, () -> Clips.write(folder.resolve("a.png"), frames, DEFAULT));
    assertTrue(e.getMessage().contains("frame_%05d.png"), e.getMessage());
  }

  @Test
  void closingTwiceIsHarmless() throws Exception {
    VideoWriter writer = open(folder.resolve("a.mkv").toString(), DEFAULT);
    writer.write(frames.get(0));
    writer.finish();
    writer.close();
    writer.close();
    VideoReader reader = VideoReader.open(folder.resolve("a.mkv").toString(), ReadOptions.DEFAULT);
    reader.close();
    reader.close();
  }

  private VideoWriter open(String target, WriteOptions options) throws GnvcException {
    return VideoWriter.open(
        target, frames.get(0).format(), Clips.RATE, Clips.RATE.inverse(), options);
  }

  private void assertRefused(String name, WriteOptions options, String part) {
    UnsupportedStreamException e =
        assertThrows(
            UnsupportedStreamException.class,
            () -> Clips.write(folder.resolve(name), frames, options));
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertEquals(-1, e.getMessage().indexOf('\n'));
    assertFalse(Files.exists(folder.resolve(name)));
    assertFalse(Files.exists(folder.resolve(name + ".part")));
  }
}
