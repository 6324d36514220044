package org.gnvc.scene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.zip.CRC32;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;

class ProceduralSceneTest {

  private static final VideoFormat FORMAT =
      new VideoFormat(96, 54, ChromaFormat.YUV420, 8, ColorDescription.BT709);

  @Test
  void framesDependOnlyOnSeedAndNumber() {
    ProceduralScene one = new ProceduralScene(FORMAT, 5, ProceduralScene.NO_CUT);
    ProceduralScene two = new ProceduralScene(FORMAT, 5, ProceduralScene.NO_CUT);
    Frame later = one.frame(7);
    two.frame(3);
    assertArrayEquals(later.planes().get(0), two.frame(7).planes().get(0));
    assertEquals(7, later.pts());
  }

  @Test
  void theFilmOfASeedIsFixedForever() {
    CRC32 crc = new CRC32();
    for (short[] plane : new ProceduralScene(FORMAT, 1, 10).frame(0).planes()) {
      for (short sample : plane) {
        crc.update(sample);
      }
    }
    assertEquals(247226540L, crc.getValue());
  }

  @Test
  void neighboursAreAlikeAndACutIsNot() {
    ProceduralScene scene = new ProceduralScene(FORMAT, 1, 3);
    double motion = difference(scene.frame(1), scene.frame(2));
    double cut = difference(scene.frame(2), scene.frame(3));
    assertTrue(motion > 0.3, "motion " + motion);
    assertTrue(cut > 4 * motion, "motion " + motion + " cut " + cut);
  }

  @Test
  void seedsGiveDifferentFilms() {
    Frame a = new ProceduralScene(FORMAT, 1, ProceduralScene.NO_CUT).frame(0);
    Frame b = new ProceduralScene(FORMAT, 2, ProceduralScene.NO_CUT).frame(0);
    assertTrue(difference(a, b) > 3);
  }

  private static double difference(Frame a, Frame b) {
    long sum = 0;
    short[] x = a.planes().get(0);
    short[] y = b.planes().get(0);
    for (int i = 0; i < x.length; i++) {
      sum += Math.abs(x[i] - y[i]);
    }
    return (double) sum / x.length;
  }
}
