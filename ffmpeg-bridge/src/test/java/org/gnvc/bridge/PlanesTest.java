package org.gnvc.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanesTest {

  static Stream<VideoFormat> formats() {
    return Stream.of(ChromaFormat.values())
        .flatMap(
            chroma ->
                Stream.of(8, 10)
                    .flatMap(
                        depth ->
                            Stream.of(
                                new VideoFormat(32, 18, chroma, depth, ColorDescription.NONE),
                                new VideoFormat(33, 17, chroma, depth, ColorDescription.NONE))));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void pictureIsReadAndWrittenSampleBySample(VideoFormat format) throws Exception {
    Frame frame = noise(format);
    for (boolean upsideDown : new boolean[] {false, true}) {
      for (int gap : new int[] {0, 1, 6}) {
        try (NativePicture source = new NativePicture(format, gap, upsideDown);
            NativePicture target = new NativePicture(format, gap, upsideDown)) {
          source.fill(frame);
          Frame read = source.planes().read(format, 7);
          assertEquals(7, read.pts());
          for (int p = 0; p < 3; p++) {
            assertArrayEquals(frame.planes().get(p), read.planes().get(p));
          }
          target.planes().write(frame);
          assertSamples(frame, target);
          assertTrue(target.gapsAreUntouched());
        }
      }
    }
  }

  @Test
  void samplesOfMoreThanTenBitsAreTakenAsTheLargest() throws Exception {
    VideoFormat format = new VideoFormat(16, 16, ChromaFormat.YUV444, 10, ColorDescription.NONE);
    Frame frame = Frame.allocate(format, 0);
    frame.planes().get(0)[3] = (short) 0xFFFF;
    frame.planes().get(1)[4] = 1024;
    frame.planes().get(2)[5] = 1023;
    try (NativePicture picture = NativePicture.of(frame)) {
      Frame read = picture.planes().read(format, 0);
      assertEquals(1023, read.planes().get(0)[3]);
      assertEquals(1023, read.planes().get(1)[4]);
      assertEquals(1023, read.planes().get(2)[5]);
    }
  }

  @Test
  void missingPlaneAndShortStrideAreRefused() {
    VideoFormat format = new VideoFormat(16, 16, ChromaFormat.YUV420, 8, ColorDescription.NONE);
    try (NativePicture picture = new NativePicture(format)) {
      Planes incomplete = Planes.of(picture.plane(0), null, picture.plane(2), 16, 8, 8);
      Exception missing =
          assertThrows(InvalidArgumentException.class, () -> incomplete.read(format, 0));
      assertEquals("plane 1 is missing", missing.getMessage());
      Planes tight = Planes.of(picture.plane(0), picture.plane(1), picture.plane(2), 16, 8, 7);
      Exception stride = assertThrows(InvalidArgumentException.class, () -> tight.read(format, 0));
      assertEquals("stride 7 of plane 2 is less than a row of 8 bytes", stride.getMessage());
    }
  }

  private static Frame noise(VideoFormat format) {
    Random random = new Random(format.hashCode());
    Frame frame = Frame.allocate(format, 0);
    for (short[] plane : frame.planes()) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = (short) random.nextInt(format.maxSample() + 1);
      }
    }
    Arrays.fill(frame.planes().get(0), 0, 2, (short) format.maxSample());
    return frame;
  }

  private static void assertSamples(Frame frame, NativePicture picture) {
    for (int p = 0; p < 3; p++) {
      int width = frame.format().planeWidth(p);
      for (int i = 0; i < frame.format().planeSize(p); i++) {
        assertEquals(frame.planes().get(p)[i], picture.sample(p, i % width, i / width));
      }
    }
  }
}
