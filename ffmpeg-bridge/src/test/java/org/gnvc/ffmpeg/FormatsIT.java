package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pixel formats, sizes and colour properties. */
class FormatsIT extends ProcessTest {

  private static final List<String> PIXEL_FORMATS =
      List.of(
          "yuv420p",
          "yuv422p",
          "yuv444p",
          "yuv420p10le",
          "yuv422p10le",
          "yuv444p10le",
          "gbrp",
          "gbrp10le");

  private static final List<String> RATES =
      List.of("24000/1001", "30000/1001", "50/1", "1/1", "240/1");

  private static final List<String> SIZES = List.of("97x65", "33x17", "16x16");

  @Test
  void everyPixelFormatComesBackAsItself() throws Exception {
    List<Object> outputs = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String format : PIXEL_FORMATS) {
      Path file = folder.resolve(format + ".mkv");
      files.add(file);
      outputs.addAll(List.of("-map", 0, "-pix_fmt", format, "-c:v", "gnvc", file));
    }
    // FFmpeg may have something to say about its conversion to RGB.
    ffmpeg.run(words(source(5), outputs.toArray())).ok();
    List<FrameList> frames = framesOfEach(files);
    for (int i = 0; i < files.size(); i++) {
      String stream = stream(files.get(i));
      assertTrue(stream.contains("pix_fmt=" + PIXEL_FORMATS.get(i) + "\n"), stream);
      assertEquals(coreFrames(files.get(i)), frames.get(i).hashes(), PIXEL_FORMATS.get(i));
    }
  }

  @Test
  void otherPixelFormatsAreConverted() throws Exception {
    Path file = folder.resolve("converted.mkv");
    ffmpeg.run(words(source(4), "-vf", "format=rgb24", "-c:v", "gnvc", file)).ok();
    assertTrue(stream(file).contains("pix_fmt=gbrp\n"), stream(file));
    ffmpeg.run(words(source(2), "-vf", "format=yuv410p", "-c:v", "gnvc", file)).ok();
    assertEquals(2, frames("-i", file).size());
  }

  @Test
  void oddSizesComeBackAsTheyWere() throws Exception {
    List<Object> outputs = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (String size : SIZES) {
      Path file = folder.resolve(size + ".mp4");
      files.add(file);
      outputs.addAll(List.of("-map", 0, "-s", size, "-c:v", "gnvc", file));
    }
    ffmpeg.run(words(source(5), outputs.toArray())).ok();
    List<FrameList> frames = framesOfEach(files);
    for (int i = 0; i < files.size(); i++) {
      String[] sides = SIZES.get(i).split("x", 2);
      String stream = stream(files.get(i));
      assertTrue(stream.contains("\nwidth=" + sides[0] + "\n"), stream);
      assertTrue(stream.contains("\nheight=" + sides[1] + "\n"), stream);
      assertEquals(coreFrames(files.get(i)), frames.get(i).hashes(), SIZES.get(i));
    }
  }

  @Test
  void picturesThatAreTooSmallAreCalledSo() throws Exception {
    Path file = folder.resolve("small.mp4");
    ffmpeg
        .run(words(source("64x14", 2), "-c:v", "gnvc", file))
        .failed()
        .says("too small")
        .says("16");
  }

  @Test
  void colourPropertiesAreInTheStream() throws Exception {
    String properties = "range=pc:color_primaries=bt2020:color_trc=smpte2084:colorspace=bt2020nc";
    Object[] colour = {
      "-pix_fmt",
      "yuv420p10le",
      "-color_range",
      "pc",
      "-color_primaries",
      "bt2020",
      "-color_trc",
      "smpte2084",
      "-colorspace",
      "bt2020nc"
    };
    Path coded = folder.resolve("coded.mkv");
    ffmpeg
        .run(
            words(
                source(3),
                "-vf",
                "scale=out_range=pc,setparams=" + properties,
                colour,
                "-c:v",
                "gnvc",
                coded))
        .ok();
    for (String container : CONTAINERS) {
      Path file = folder.resolve("copy." + container);
      ffmpeg.run("-i", coded, "-c", "copy", file).quiet();
      String stream = stream(file);
      assertTrue(stream.contains("color_range=pc\n"), stream);
      assertTrue(stream.contains("color_primaries=bt2020\n"), stream);
      assertTrue(stream.contains("color_transfer=smpte2084\n"), stream);
      assertTrue(stream.contains("color_space=bt2020nc\n"), stream);
    }
  }

  @Test
  void frameRatesAreExact() throws Exception {
    List<Object> inputs = new ArrayList<>();
    List<Object> outputs = new ArrayList<>();
    for (int i = 0; i < RATES.size(); i++) {
      String[] rate = RATES.get(i).split("/", 2);
      double seconds = 7.5 * Integer.parseInt(rate[1]) / Integer.parseInt(rate[0]);
      String source = "testsrc2=s=64x48:r=%s:d=%s".formatted(RATES.get(i), seconds);
      inputs.addAll(List.of("-f", "lavfi", "-i", source));
      outputs.addAll(List.of("-map", i, "-c:v", "gnvc", folder.resolve("rate" + i + ".mp4")));
    }
    ffmpeg.run(words(inputs.toArray(), outputs.toArray())).quiet();
    for (int i = 0; i < RATES.size(); i++) {
      Path file = folder.resolve("rate" + i + ".mp4");
      assertTrue(stream(file).contains("avg_frame_rate=" + RATES.get(i) + "\n"), stream(file));
      assertEquals(8, packets(file).size());
    }
  }

  @Test
  void theAspectRatioIsKept() throws Exception {
    Path file = folder.resolve("aspect.mkv");
    ffmpeg.run(words(source(3), "-vf", "setsar=4/3", "-c:v", "gnvc", file)).quiet();
    assertTrue(stream(file).contains("sample_aspect_ratio=4:3\n"), stream(file));
  }
}
