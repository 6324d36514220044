package org.gnvc.ffmpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static final List<String> SIZES = List.of("97x65", "33x17", "16x16");

  @Test
  void everyPixelFormatComesBackAsItself() throws Exception {
    List<Object> outputs = new ArrayList<>();
    for (String format : PIXEL_FORMATS) {
      outputs.addAll(List.of("-map", 0, "-pix_fmt", format, "-c:v", "gnvc"));
      outputs.add(folder.resolve(format + ".mkv"));
    }
    ffmpeg.run(words(source(5), outputs.toArray())).ok();
    for (String format : PIXEL_FORMATS) {
      Path file = folder.resolve(format + ".mkv");
      assertTrue(stream(file).contains("pix_fmt=" + format + "\n"), stream(file));
      assertEquals(coreFrames(file), frames("-i", file).hashes(), format);
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
    for (String size : SIZES) {
      outputs.addAll(List.of("-map", 0, "-s", size, "-c:v", "gnvc"));
      outputs.add(folder.resolve(size + ".mp4"));
    }
    ffmpeg.run(words(source(5), outputs.toArray())).ok();
    for (String size : SIZES) {
      Path file = folder.resolve(size + ".mp4");
      String[] sides = size.split("x", 2);
      String stream = stream(file);
      assertTrue(stream.contains("\nwidth=" + sides[0] + "\n"), stream);
      assertTrue(stream.contains("\nheight=" + sides[1] + "\n"), stream);
      assertEquals(coreFrames(file), frames("-i", file).hashes(), size);
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

  @ParameterizedTest
  @ValueSource(strings = {"mkv", "mp4", "mov", "nut", "avi", "gnvc"})
  void colourPropertiesAreInTheStream(String container) throws Exception {
    Path file = folder.resolve("colour." + container);
    ffmpeg
        .run(
            words(
                source(3),
                "-vf",
                "scale=out_range=pc,setparams=range=pc:color_primaries=bt2020:color_trc=smpte2084"
                    + ":colorspace=bt2020nc",
                "-pix_fmt",
                "yuv420p10le",
                "-color_range",
                "pc",
                "-color_primaries",
                "bt2020",
                "-color_trc",
                "smpte2084",
                "-colorspace",
                "bt2020nc",
                "-c:v",
                "gnvc",
                file))
        .ok();
    String stream = stream(file);
    assertTrue(stream.contains("color_range=pc\n"), stream);
    assertTrue(stream.contains("color_primaries=bt2020\n"), stream);
    assertTrue(stream.contains("color_transfer=smpte2084\n"), stream);
    assertTrue(stream.contains("color_space=bt2020nc\n"), stream);
  }

  @ParameterizedTest
  @ValueSource(strings = {"24000/1001", "30000/1001", "50", "1", "240"})
  void frameRatesAreExact(String rate) throws Exception {
    Path file = folder.resolve("rate.mp4");
    Object[] source = {
      "-f", "lavfi", "-i", "testsrc2=s=64x48:r=" + rate, "-frames:v", 20, "-c:v", "gnvc"
    };
    ffmpeg.run(words(source, file)).quiet();
    String expected = rate.contains("/") ? rate : rate + "/1";
    assertTrue(stream(file).contains("avg_frame_rate=" + expected + "\n"), stream(file));
    assertEquals(20, frames("-i", file).size());
  }

  @Test
  void theAspectRatioIsKept() throws Exception {
    Path file = folder.resolve("aspect.mkv");
    ffmpeg.run(words(source(3), "-vf", "setsar=4/3", "-c:v", "gnvc", file)).quiet();
    assertTrue(stream(file).contains("sample_aspect_ratio=4:3\n"), stream(file));
  }
}
