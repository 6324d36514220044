package org.gnvc.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TileLayoutTest {

  @Test
  void aSmallPictureIsOneTileWithoutHalo() {
    TileLayout layout = TileLayout.of(36, 64, 14, 36 * 64);
    assertEquals(1, layout.tiles().size());
    assertEquals(new TileLayout.Tile(0, 0, 36, 64, 0, 0, 36, 64), layout.tiles().get(0));
  }

  @Test
  void keptPartsCoverEveryPositionOnceAndEveryHaloIsFullOrAtTheBorder() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      int h = 1 + random.nextInt(120);
      int w = 1 + random.nextInt(120);
      int halo = 1 + random.nextInt(15);
      long most = 1L + random.nextInt(5000);
      int[] covered = new int[h * w];
      for (TileLayout.Tile t : TileLayout.of(h, w, halo, most).tiles()) {
        int y0 = t.y() + t.top();
        int x0 = t.x() + t.left();
        assertEquals(Math.max(0, y0 - halo), t.y());
        assertEquals(Math.max(0, x0 - halo), t.x());
        assertEquals(Math.min(h, y0 + t.keptHeight() + halo), t.y() + t.height());
        assertEquals(Math.min(w, x0 + t.keptWidth() + halo), t.x() + t.width());
        for (int y = y0; y < y0 + t.keptHeight(); y++) {
          for (int x = x0; x < x0 + t.keptWidth(); x++) {
            covered[y * w + x]++;
          }
        }
        long positions = (long) t.height() * t.width();
        assertTrue(positions <= most || Math.max(t.keptHeight(), t.keptWidth()) <= halo);
      }
      for (int c : covered) {
        assertEquals(1, c);
      }
    }
  }
}
