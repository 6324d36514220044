package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.Rational;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ChromaFormat.class)
  void matroskaKeepsEverySampleOfEveryFormat(ChromaFormat chroma) throws Exception {
    for (int depth = 8; depth <= 10; depth += 2) {
      List<Frame> frames = Clips.draw(Clips.format(67, 45, chroma, depth), 3);
      Path file = folder.resolve("a.mkv");
      Clips.write(file, frames, WriteOptions.DEFAULT);
      List<Frame> back = Clips.read(file, ReadOptions.DEFAULT);
      assertEquals(frames.get(0).format(), back.get(0).format());
      assertSame(frames, back);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"YUV420", "YUV422", "YUV444"})
  void y4mKeepsEverySample(ChromaFormat chroma) throws Exception {
    for (int depth = 8; depth <= 10; depth += 2) {
      List<Frame> frames = Clips.draw(Clips.format(67, 45, chroma, depth), 3);
      Path file = folder.resolve("a.y4m");
      Clips.write(file, frames, WriteOptions.DEFAULT);
      assertSame(frames, Clips.read(file, ReadOptions.DEFAULT));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 10})
  void pngImagesKeepEverySampleOfRgb(int depth) throws Exception {
    List<Frame> frames = Clips.draw(Clips.format(67, 45, ChromaFormat.RGB, depth), 3);
    Clips.write(folder, frames, WriteOptions.DEFAULT);
    assertTrue(Files.exists(folder.resolve("frame_00003.png")));
    String pattern = folder.resolve("frame_%05d.png").toString();
    assertSame(frames, Clips.read(pattern, ReadOptions.DEFAULT));
  }

  @Test
  void imageSequencesTakeTheFrameRateThatIsAsked() throws Exception {
    Clips.write(
        folder, Clips.draw(Clips.format(64, 48, ChromaFormat.RGB, 8), 2), WriteOptions.DEFAULT);
    ReadOptions options = ReadOptions.DEFAULT.withFrameRate(new Rational(30000, 1001));
    String pattern = folder.resolve("frame_%05d.png").toString();
    try (VideoReader reader = VideoReader.open(pattern, options)) {
      assertEquals(new Rational(30000, 1001), reader.frameRate());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mp4, 128, 72, YUV420, 8",
    "mov, 128, 72, YUV420, 8",
    "mp4, 72, 128, YUV420, 8",
    "mp4, 131, 77, YUV420, 8",
    "mp4, 16, 16, YUV420, 8",
    "mp4, 128, 72, YUV420, 10",
    "mp4, 128, 72, YUV422, 10",
    "mp4, 128, 72, YUV444, 8",
    "mp4, 128, 72, RGB, 8",
    "mov, 128, 72, YUV422, 10",
    "webm, 128, 72, YUV420, 10",
    "avi, 128, 72, YUV420, 8",
  })
  void lossyDefaultsAreVisuallyLossless(
      String ending, int width, int height, ChromaFormat chroma, int depth) throws Exception {
    List<Frame> frames = Clips.draw(Clips.format(width, height, chroma, depth), 4);
    Path file = folder.resolve("a." + ending);
    Clips.write(file, frames, WriteOptions.DEFAULT);
    List<Frame> back = Clips.read(file, ReadOptions.DEFAULT);
    assertEquals(frames.size(), back.size());
    assertEquals(chroma, back.get(0).format().chroma());
    assertEquals(depth, back.get(0).format().bitDepth());
    for (int i = 0; i < frames.size(); i++) {
      assertTrue(Clips.psnr(frames.get(i), back.get(i)) > 40, "frame " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4"})
  void colourDescriptionIsKept(String ending) throws Exception {
    ColorDescription color = new ColorDescription(9, 16, 9, true);
    VideoFormat format = new VideoFormat(64, 64, ChromaFormat.YUV420, 10, color);
    Path file = folder.resolve("a." + ending);
    Clips.write(file, Clips.draw(format, 1), WriteOptions.DEFAULT);
    assertEquals(color, Clips.read(file, ReadOptions.DEFAULT).get(0).format().color());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4", "mov", "webm"})
  void varyingFrameTimesSurvive(String ending) throws Exception {
    long[] times = {0, 40, 100, 133, 166, 700, 701, 1500};
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), times.length)) {
      frames.add(frame.withPts(times[frames.size()]));
    }
    Path file = folder.resolve("a." + ending);
    Clips.write(file.toString(), frames, Clips.RATE, Clips.MILLISECONDS, WriteOptions.DEFAULT);
    assertArrayEquals(times, times(file, Clips.MILLISECONDS));
  }

  @ParameterizedTest
  @CsvSource({"mkv, 30000", "mp4, 30000", "avi, 30000", "mkv, 24000", "mkv, 60000", "webm, 30000"})
  void aConstantRateGivesExactMultiplesWhateverTheContainersTicks(String ending, int rate)
      throws Exception {
    Rational frameRate = new Rational(rate, 1001);
    int count = 40;
    Path file = folder.resolve("a." + ending);
    List<Frame> frames = Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), count);
    Clips.write(file.toString(), frames, frameRate, frameRate.inverse(), WriteOptions.DEFAULT);
    try (VideoReader reader = VideoReader.open(file.toString(), ReadOptions.DEFAULT)) {
      assertEquals(frameRate, reader.frameRate());
      long ticks = reader.ticksPerFrame();
      assertEquals(frameRate.inverse(), scaled(reader.timeBase(), ticks));
      for (int i = 0; i < count; i++) {
        assertEquals(i * ticks, reader.next().pts(), "frame " + i);
      }
    }
  }

  @Test
  void selectionDeliversExactlyTheFramesAsked() throws Exception {
    List<Frame> frames = Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), 12);
    Path file = folder.resolve("a.mp4");
    Clips.write(file, frames, WriteOptions.DEFAULT);
    List<Frame> all = Clips.read(file, ReadOptions.DEFAULT);
    List<Frame> part = Clips.read(file, ReadOptions.DEFAULT.select(5, 3));
    assertEquals(0, part.get(0).pts());
    assertSame(all.subList(5, 8), part);
  }

  @Test
  void yuvWrittenAsImagesMatchesOurOwnConversion() throws Exception {
    List<Frame> frames = Clips.draw(Clips.format(64, 64, ChromaFormat.YUV420, 8), 1);
    Path file = folder.resolve("one.png");
    Clips.write(file, frames, WriteOptions.DEFAULT);
    Frame image = Clips.read(file, ReadOptions.DEFAULT).get(0);
    assertEquals(ChromaFormat.RGB, image.format().chroma());
    VideoFormat rgb = Clips.format(64, 64, ChromaFormat.RGB, 8);
    float[] floats = new float[3 * 64 * 64];
    RgbConverter.toRgb(frames.get(0), floats, 0, 64, 64);
    Frame own = RgbConverter.fromRgb(floats, 0, 64, 64, rgb, 0);
    assertSame(List.of(own), List.of(image));
  }

  private static Rational scaled(Rational value, long factor) {
    return new Rational(Math.toIntExact(value.num() * factor), value.den());
  }

  private static long[] times(Path file, Rational timeBase) throws Exception {
    List<Long> times = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(file.toString(), ReadOptions.DEFAULT)) {
      for (Frame frame = reader.next(); frame != null; frame = reader.next()) {
        times.add(reader.timeBase().rescale(frame.pts(), timeBase));
      }
    }
    return times.stream().flatMapToLong(LongStream::of).toArray();
  }

  private static void assertSame(List<Frame> expected, List<Frame> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      for (int p = 0; p < 3; p++) {
        assertArrayEquals(expected.get(i).planes().get(p), actual.get(i).planes().get(p));
      }
    }
  }
}
