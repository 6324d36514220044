package org.gnvc.conformance.pixel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegionTest {

  @ParameterizedTest
  @EnumSource
  void aCropHoldsTheSamplesOfItsPlace(ChromaFormat chroma) {
    Frame frame = TestFrames.waves(21, 15, chroma, 8, 1).get(0);
    Frame part = new Region(4, 6, 17, 9).crop(frame);
    for (int p = 0; p < 3; p++) {
      int stride = frame.format().planeWidth(p);
      int left = chroma.planeWidth(p, 4);
      int top = chroma.planeHeight(p, 6);
      int width = part.format().planeWidth(p);
      for (int i = 0; i < part.planes().get(p).length; i++) {
        assertEquals(
            frame.planes().get(p)[(top + i / width) * stride + left + i % width],
            part.planes().get(p)[i]);
      }
    }
  }

  @Test
  void aChromaSampleIsNotCut() {
    Frame frame = TestFrames.waves(16, 16, ChromaFormat.YUV420, 8, 1).get(0);
    assertThrows(IllegalArgumentException.class, () -> new Region(1, 0, 4, 4).crop(frame));
    assertThrows(IllegalArgumentException.class, () -> new Region(0, 3, 4, 4).crop(frame));
    assertThrows(IllegalArgumentException.class, () -> new Region(8, 8, 9, 4).crop(frame));
  }

  @Test
  void theRegionAroundAPlaceHoldsItAndCanBeCropped() {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      int width = 1 + random.nextInt(60);
      int height = 1 + random.nextInt(60);
      int x = random.nextInt(width);
      int y = random.nextInt(height);
      Frame frame = TestFrames.waves(width, height, ChromaFormat.YUV420, 8, 1).get(0);
      Region region = Region.around(x, y, 20, 16, frame.format());
      assertTrue(region.x() <= x && x < region.x() + region.width());
      assertTrue(region.y() <= y && y < region.y() + region.height());
      assertEquals(region.width(), region.crop(frame).format().width());
    }
  }
}
