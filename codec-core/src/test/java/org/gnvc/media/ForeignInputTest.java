package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.gnvc.error.GnvcException;
import org.gnvc.error.MediaException;
import org.gnvc.error.UnsupportedStreamException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that was not made by our writer, or is broken. */
class ForeignInputTest {

  @TempDir private Path folder;
  private final List<String> warnings = new ArrayList<>();
  private final ReadOptions options = ReadOptions.DEFAULT.withWarnings(warnings::add);

  @Test
  void transparencyIsDroppedWithAWarning() throws Exception {
    Frame frame = image(BufferedImage.TYPE_INT_ARGB, new Color(200, 100, 50, 128));
    assertEquals(ChromaFormat.RGB, frame.format().chroma());
    assertEquals(200, frame.planes().get(0)[0]);
    assertEquals(100, frame.planes().get(1)[0]);
    assertEquals(50, frame.planes().get(2)[0]);
    assertTrue(warnings.toString().contains("transparency"), warnings.toString());
  }

  @Test
  void greyImagesBecomeFullRangeYuv() throws Exception {
    Frame frame = image(BufferedImage.TYPE_BYTE_GRAY, Color.WHITE);
    assertEquals(ChromaFormat.YUV420, frame.format().chroma());
    assertTrue(frame.format().color().fullRange());
    assertEquals(255, frame.planes().get(0)[0]);
    assertEquals(128, frame.planes().get(1)[0]);
  }

  @Test
  void sixteenBitGreyBecomesTenBit() throws Exception {
    Frame frame = image(BufferedImage.TYPE_USHORT_GRAY, Color.WHITE);
    assertEquals(10, frame.format().bitDepth());
    assertEquals(1023, frame.planes().get(0)[0]);
    assertEquals(512, frame.planes().get(2)[0]);
  }

  @Test
  void palettesBecomeRgb() throws Exception {
    Frame frame = image(BufferedImage.TYPE_BYTE_INDEXED, new Color(255, 0, 51));
    assertEquals(ChromaFormat.RGB, frame.format().chroma());
    assertEquals(255, frame.planes().get(0)[0]);
    assertEquals(0, frame.planes().get(1)[0]);
    assertEquals(51, frame.planes().get(2)[0]);
    assertEquals(List.of(), warnings);
  }

  @Test
  void quarterWidthChromaBecomes422() throws Exception {
    Path file = folder.resolve("a.y4m");
    byte[] header = "YUV4MPEG2 W32 H16 F25:1 Ip C411\nFRAME\n".getBytes(StandardCharsets.US_ASCII);
    byte[] data = Arrays.copyOf(header, header.length + 32 * 16 + 2 * 8 * 16);
    Arrays.fill(data, header.length, header.length + 512, (byte) 100);
    Arrays.fill(data, header.length + 512, header.length + 640, (byte) 90);
    Arrays.fill(data, header.length + 640, data.length, (byte) 160);
    Files.write(file, data);
    Frame frame = Clips.read(file, options).get(0);
    assertEquals(ChromaFormat.YUV422, frame.format().chroma());
    assertEquals(100, frame.planes().get(0)[77]);
    assertEquals(90, frame.planes().get(1)[77]);
    assertEquals(160, frame.planes().get(2)[77]);
  }

  @Test
  void interlacedInputIsRemarkedOnce() throws Exception {
    Path file = folder.resolve("a.y4m");
    byte[] frame = new byte[16 * 16 * 3 / 2];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("YUV4MPEG2 W16 H16 F25:1 It A4:3 C420\n".getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < 3; i++) {
      out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      out.write(frame);
    }
    Files.write(file, out.toByteArray());
    assertEquals(3, Clips.read(file, options).size());
    assertEquals(2, warnings.size(), warnings.toString());
    assertTrue(warnings.toString().contains("interlaced"));
    assertTrue(warnings.toString().contains("not square"));
  }

  @Test
  void soundAloneIsRefused() throws Exception {
    Path file = folder.resolve("a.wav");
    AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
    try (AudioInputStream sound =
        new AudioInputStream(new ByteArrayInputStream(new byte[16000]), format, 8000)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
    }
    assertOneLine(MediaException.class, file, "no video");
  }

  @Test
  void emptyMissingAndSenselessFilesAreRefused() throws Exception {
    Path file = folder.resolve("a.mp4");
    assertOneLine(MediaException.class, file, "no such file");
    Files.createFile(file);
    assertOneLine(MediaException.class, file, "empty");
    byte[] noise = new byte[5000];
    new Random(1).nextBytes(noise);
    Files.write(file, noise);
    assertOneLine(MediaException.class, file, "cannot be read");
    assertOneLine(MediaException.class, folder, "directory");
  }

  @Test
  void aTruncatedFileDeliversWhatDecodesAndWarns() throws Exception {
    Path file = folder.resolve("a.mkv");
    Clips.write(
        file, Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), 10), WriteOptions.DEFAULT);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    List<Frame> frames = Clips.read(file, options);
    assertTrue(frames.size() >= 3 && frames.size() < 10, "frames " + frames.size());
  }

  @Test
  void aTruncatedMp4SaysHowManyFramesAreMissing() throws Exception {
    Path file = folder.resolve("a.mp4");
    Clips.write(
        file, Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), 10), WriteOptions.DEFAULT);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
    List<Frame> frames = Clips.read(file, options);
    assertTrue(frames.size() < 10, "frames " + frames.size());
    assertTrue(warnings.toString().contains("of 10 frames"), warnings.toString());
  }

  @Test
  void cuttingAFileAnywhereNeverFailsUndeclared() throws Exception {
    Path file = folder.resolve("a.mp4");
    Clips.write(
        file, Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), 4), WriteOptions.DEFAULT);
    byte[] whole = Files.readAllBytes(file);
    int decoded = 0;
    int refused = 0;
    for (int length = 1; length < whole.length; length += whole.length / 37) {
      Files.write(file, Arrays.copyOf(whole, length));
      try {
        decoded += Clips.read(file, options).size();
      } catch (GnvcException e) {
        refused++;
      }
    }
    assertTrue(decoded > 0 && refused > 0, decoded + " " + refused);
  }

  @Test
  void aChangeOfThePictureSizeIsAnErrorThatNamesBothSizes() throws Exception {
    ImageIO.write(picture(BufferedImage.TYPE_INT_RGB, Color.RED, 64), "png", numbered(1));
    ImageIO.write(picture(BufferedImage.TYPE_INT_RGB, Color.RED, 48), "png", numbered(2));
    String pattern = folder.resolve("i%d.png").toString();
    UnsupportedStreamException e =
        assertThrows(UnsupportedStreamException.class, () -> Clips.read(pattern, options));
    assertTrue(e.getMessage().contains("from 64x64 to 48x48 at frame 1"), e.getMessage());
  }

  @Test
  void aChangeOfThePixelFormatIsConvertedToTheFirst() throws Exception {
    ImageIO.write(picture(BufferedImage.TYPE_INT_RGB, Color.RED, 64), "png", numbered(1));
    ImageIO.write(picture(BufferedImage.TYPE_BYTE_INDEXED, Color.RED, 64), "png", numbered(2));
    List<Frame> frames = Clips.read(folder.resolve("i%d.png").toString(), options);
    assertEquals(255, frames.get(1).planes().get(0)[5]);
    assertEquals(frames.get(0).format(), frames.get(1).format());
  }

  @Test
  void startBehindTheEndIsAnErrorThatTellsTheLength() throws Exception {
    Path file = folder.resolve("a.mkv");
    Clips.write(
        file, Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), 2), WriteOptions.DEFAULT);
    MediaException e =
        assertThrows(
            MediaException.class, () -> VideoReader.open(file.toString(), options.select(2, 1)));
    assertTrue(e.getMessage().contains("only 2 frames"), e.getMessage());
  }

  private File numbered(int number) {
    return folder.resolve("i" + number + ".png").toFile();
  }

  private Frame image(int type, Color color) throws IOException {
    ImageIO.write(picture(type, color, 32), "png", numbered(1));
    return Clips.read(numbered(1).toString(), options).get(0);
  }

  private static BufferedImage picture(int type, Color color, int side) {
    BufferedImage image = new BufferedImage(side, side, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.setColor(color);
    graphics.fillRect(0, 0, side, side);
    graphics.dispose();
    return image;
  }

  private void assertOneLine(Class<? extends GnvcException> type, Path file, String part) {
    GnvcException e = assertThrows(type, () -> VideoReader.open(file.toString(), options).close());
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertEquals(-1, e.getMessage().indexOf('\n'));
  }
}
