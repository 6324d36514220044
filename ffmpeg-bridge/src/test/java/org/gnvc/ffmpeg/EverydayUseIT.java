package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gnvc.bitstream.RawFileReader;
import org.junit.jupiter.api.Test;

/** What people do with FFmpeg around a codec: cut, filter, join, split into segments, transcode. */
class EverydayUseIT extends ProcessTest {

  @Test
  void cutsByTimeAndByFrames() throws Exception {
    assertEquals(clipFrames().subList(0, 15), frames("-t", 0.6, "-i", clip("mkv")).hashes());
    Path file = folder.resolve("cut.mkv");
    Path half = folder.resolve("half.mp4");
    ffmpeg
        .run(
            words(
                source(60),
                "-map",
                0,
                "-c:v",
                "gnvc",
                "-frames:v",
                22,
                file,
                "-map",
                0,
                "-c:v",
                "gnvc",
                "-t",
                0.5,
                half))
        .quiet();
    assertEquals(22, packets(file).size());
    assertEquals(13, packets(half).size());
  }

  @Test
  void filtersBeforeEncodingAndAfterDecoding() throws Exception {
    Path file = folder.resolve("filtered.mkv");
    ffmpeg
        .run(words(source(20), "-vf", "hflip,scale=80:48,fps=12.5", "-c:v", "gnvc", file))
        .quiet();
    assertEquals(10, packets(file).size());
    assertTrue(stream(file).contains("width=80\n"));
    assertTrue(stream(file).contains("avg_frame_rate=25/2\n"), stream(file));
    FrameList scaled =
        FrameList.parse(
            ffmpeg.run("-i", file, "-vf", "scale=40:24", "-f", "framemd5", "-").quiet().out());
    assertEquals(10, scaled.size());
    assertEquals(40 * 24 * 3 / 2, scaled.entries().get(0).bytes());
  }

  @Test
  void filterGraphsTakeTwoStreams() throws Exception {
    Path file = folder.resolve("stack.nut");
    ffmpeg
        .run(
            "-i",
            clip("mkv"),
            "-i",
            clip("mp4"),
            "-filter_complex",
            "[0:v][1:v]hstack,trim=end_frame=20[out]",
            "-map",
            "[out]",
            "-c:v",
            "gnvc",
            file)
        .quiet();
    assertTrue(stream(file).contains("width=192\n"));
    assertEquals(20, frames("-i", file).size());
  }

  @Test
  void joinsFilesWithTheConcatDemuxerAndFilter() throws Exception {
    Path list = folder.resolve("list.txt");
    Path one = clip("mkv").toAbsolutePath();
    Files.writeString(list, "file '%s'\nfile '%s'\n".formatted(one, one));
    List<String> twice = new ArrayList<>(clipFrames());
    twice.addAll(clipFrames());
    Path joined = folder.resolve("joined.mp4");
    ffmpeg.run("-f", "concat", "-safe", 0, "-i", list, "-c", "copy", joined).ok();
    assertEquals(2 * FRAMES, packets(joined).size());
    assertEquals(twice, frames("-i", joined).hashes());
    FrameList filtered =
        FrameList.parse(
            ffmpeg
                .run(
                    "-i",
                    one,
                    "-i",
                    clip("avi"),
                    "-filter_complex",
                    "concat",
                    "-f",
                    "framemd5",
                    "-")
                .quiet()
                .out());
    assertEquals(twice, filtered.hashes());
  }

  @Test
  void segmentsDecodeEachByItself() throws Exception {
    ffmpeg
        .run(
            "-i",
            clip("nut"),
            "-c",
            "copy",
            "-f",
            "segment",
            "-segment_time",
            1.3,
            folder.resolve("part%d.mkv"))
        .quiet();
    List<String> frames = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      frames.addAll(frames("-i", folder.resolve("part" + part + ".mkv")).hashes());
    }
    assertEquals(clipFrames(), frames);
  }

  @Test
  void hlsWithFragmentedMp4PlaysBack() throws Exception {
    Path list = folder.resolve("list.m3u8");
    ffmpeg
        .run(
            "-i",
            clip("nut"),
            "-c",
            "copy",
            "-f",
            "hls",
            "-hls_segment_type",
            "fmp4",
            "-hls_time",
            1.3,
            "-hls_playlist_type",
            "vod",
            list)
        .ok();
    assertTrue(Files.readString(list).contains("#EXT-X-MAP"));
    assertEquals(clipFrames(), frames("-i", list).hashes());
  }

  @Test
  void fragmentedMp4AndPipesWork() throws Exception {
    Path fragmented = folder.resolve("fragmented.mp4");
    ffmpeg
        .run("-i", clip("mkv"), "-c", "copy", "-movflags", "frag_keyframe+empty_moov", fragmented)
        .quiet();
    assertEquals(packets(clip("mkv")).hashes(), packets(fragmented).hashes());
    byte[] raw = ffmpeg.run("-i", clip("mkv"), "-c", "copy", "-f", "gnvc", "-").quiet().outBytes();
    Path piped = Files.write(folder.resolve("piped.gnvc"), raw);
    assertEquals(clipFrames(), frames("-f", "gnvc", "-i", piped).hashes());
  }

  @Test
  void transcodesFromGnvcToGnvcAndToAnythingElse() throws Exception {
    Path again = folder.resolve("again.mkv");
    Path other = folder.resolve("other.mkv");
    ffmpeg
        .run(
            "-i",
            clip("mp4"),
            "-map",
            0,
            "-c:v",
            "gnvc",
            "-crf",
            50,
            again,
            "-map",
            0,
            "-c:v",
            "ffv1",
            other)
        .quiet();
    assertEquals(FRAMES, packets(again).size());
    assertTrue(packets(again).bytes() < packets(clip("mp4")).bytes());
    assertEquals(clipFrames(), frames("-i", other).hashes());
    assertEquals(coreFrames(again), frames("-i", again).hashes());
  }

  @Test
  void severalEncodersRunSideBySide() throws Exception {
    Path small = folder.resolve("small.mkv");
    Path same = folder.resolve("same.mp4");
    ffmpeg
        .run(
            words(
                source(FRAMES),
                "-map",
                0,
                "-c:v",
                "gnvc",
                "-s",
                "64x48",
                small,
                "-map",
                0,
                "-c:v",
                "gnvc",
                "-crf",
                40,
                "-g",
                KEY_INTERVAL,
                same))
        .quiet();
    assertEquals(FRAMES, packets(small).size());
    assertEquals(packets(clip("nut")).hashes(), packets(same).hashes());
  }

  @Test
  void picturesGoInAndOut() throws Exception {
    ffmpeg.run(words(source(10), folder.resolve("in%02d.png"))).ok();
    Path file = folder.resolve("pictures.mkv");
    ffmpeg
        .run(
            "-framerate",
            10,
            "-i",
            folder.resolve("in%02d.png"),
            "-c:v",
            "gnvc",
            "-pix_fmt",
            "yuv420p",
            file)
        .ok();
    assertTrue(stream(file).contains("avg_frame_rate=10/1\n"));
    ffmpeg.run("-i", file, folder.resolve("out%02d.png")).ok();
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(10, files.filter(f -> f.getFileName().toString().startsWith("out")).count());
    }
  }

  @Test
  void aSinglePictureIsAStream() throws Exception {
    List<Object> outputs = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String container : CONTAINERS) {
      Path file = folder.resolve("one." + container);
      files.add(file);
      outputs.addAll(List.of("-map", 0, "-c:v", "gnvc", file));
    }
    ffmpeg.run(words(source(1), outputs.toArray())).quiet();
    for (FrameList frames : framesOfEach(files)) {
      assertEquals(coreFrames(files.get(0)), frames.hashes());
      assertEquals(1, frames.size());
    }
  }

  @Test
  void variableFrameRatesAreKept() throws Exception {
    Path source = folder.resolve("uneven.mkv");
    ffmpeg
        .run(
            words(
                source(40),
                "-vf",
                "select='not(eq(mod(n,3),1))'",
                "-fps_mode",
                "vfr",
                "-c:v",
                "ffv1",
                source))
        .ok();
    List<Long> times = packets(source).milliseconds();
    assertTrue(differences(times).size() > 1, times.toString());
    List<Object> outputs = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String container : List.of("mkv", "mp4", "mov", "nut", "gnvc")) {
      Path file = folder.resolve("vfr." + container);
      files.add(file);
      outputs.addAll(List.of("-map", 0, "-fps_mode", "vfr", "-c:v", "gnvc", "-crf", 55, file));
    }
    ffmpeg.run(words("-i", source, outputs.toArray())).quiet();
    for (Path file : files) {
      assertEquals(times, packets(file).milliseconds(), file.toString());
    }
    for (FrameList frames : framesOfEach(files)) {
      assertEquals(times, frames.milliseconds());
    }
  }

  private static List<Long> differences(List<Long> times) {
    List<Long> differences = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      differences.add(times.get(i) - times.get(i - 1));
    }
    Collections.sort(differences);
    return differences.stream().distinct().toList();
  }

  @Test
  void rawFilesAreThoseOfTheCommandLine() throws IOException, InterruptedException {
    // The codec's own reader accepts the file whole, index included.
    try (RawFileReader reader = RawFileReader.open(clip("gnvc"))) {
      long frames = reader.index().entries().stream().mapToLong(e -> e.frameCount()).sum();
      assertEquals(FRAMES, frames);
    }
  }
}
