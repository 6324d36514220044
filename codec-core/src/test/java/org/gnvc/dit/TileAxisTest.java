package org.gnvc.dit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TileAxisTest {

  private static final int WIDEST = 1100; // tokens; 17600 pixels

  @Test
  void aSideOfOneTileHasFullShares() {
    for (int n = 1; n <= TileAxis.LARGEST; n++) {
      TileAxis axis = TileAxis.of(n);
      assertEquals(new TileAxis(n, List.of(0)), axis);
      for (float share : axis.shares(0)) {
        assertEquals(1f, share);
      }
    }
  }

  @Test
  void layoutsOfCommonPicturesAreAsSpecified() {
    assertEquals(new TileAxis(10, List.of(0, 8)), TileAxis.of(18)); // 288 pixels
    assertEquals(new TileAxis(12, List.of(0, 10, 20)), TileAxis.of(32)); // 512
    assertEquals(new TileAxis(12, List.of(0, 9, 18, 28, 37, 46, 56)), TileAxis.of(68)); // 1080
    assertEquals(12, TileAxis.of(120).starts().size()); // 1920
    assertEquals(new TileAxis(8, List.of(0, 5)), TileAxis.of(13));
  }

  @Test
  void tilesCoverTheSideAndOverlapTheirNeighboursOnly() {
    for (int n = TileAxis.LARGEST + 1; n <= WIDEST; n++) {
      TileAxis axis = TileAxis.of(n);
      List<Integer> starts = axis.starts();
      assertTrue(axis.size() <= TileAxis.LARGEST, "size for " + n);
      assertEquals(0, starts.get(0));
      assertEquals(n, starts.get(starts.size() - 1) + axis.size());
      for (int i = 1; i < starts.size(); i++) {
        int overlap = starts.get(i - 1) + axis.size() - starts.get(i);
        assertTrue(overlap >= TileAxis.OVERLAP, "overlap for " + n);
        assertTrue(2 * overlap <= axis.size(), "third tile in an overlap for " + n);
      }
    }
  }

  @Test
  void sharesAddUpToOneEverywhere() {
    for (int n = 1; n <= WIDEST; n++) {
      TileAxis axis = TileAxis.of(n);
      float[] sum = new float[2 * n];
      for (int i = 0; i < axis.starts().size(); i++) {
        float[] shares = axis.shares(i);
        for (int j = 0; j < shares.length; j++) {
          assertTrue(shares[j] > 0, "share for " + n);
          sum[2 * axis.starts().get(i) + j] += shares[j];
        }
      }
      for (float s : sum) {
        assertEquals(1f, s, 1e-6f);
      }
    }
  }

  @Test
  void anEmptySideIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TileAxis.of(0));
  }
}
