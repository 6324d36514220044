package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;

class RotationTest {

  private static final VideoFormat WIDE =
      new VideoFormat(3, 2, ChromaFormat.YUV444, 8, ColorDescription.NONE);

  @Test
  void quarterTurnsAreClockwise() {
    short[] plane = {1, 2, 3, 4, 5, 6};
    Frame frame = new Frame(WIDE, 0, List.of(plane, plane, plane));
    assertArrayEquals(
        new short[] {4, 1, 5, 2, 6, 3}, Rotation.QUARTER.apply(frame).planes().get(0));
    assertArrayEquals(new short[] {6, 5, 4, 3, 2, 1}, Rotation.HALF.apply(frame).planes().get(1));
    Frame turned = Rotation.THREE_QUARTERS.apply(frame);
    assertArrayEquals(new short[] {3, 6, 2, 5, 1, 4}, turned.planes().get(2));
    assertEquals(2, turned.format().width());
    assertEquals(3, turned.format().height());
    assertSame(frame, Rotation.NONE.apply(frame));
  }

  @Test
  void anglesAreRoundedToQuarters() {
    assertEquals(Rotation.QUARTER, Rotation.nearest(90));
    assertEquals(Rotation.THREE_QUARTERS, Rotation.nearest(-90));
    assertEquals(Rotation.HALF, Rotation.nearest(-179.9));
    assertEquals(Rotation.NONE, Rotation.nearest(360));
  }
}
