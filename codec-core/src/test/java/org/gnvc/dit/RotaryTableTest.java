package org.gnvc.dit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.gnvc.model.GoldenData;
import org.junit.jupiter.api.Test;

class RotaryTableTest {

  @Test
  void anglesEqualTheGoldenOnes() throws IOException {
    RotaryTable table = RotaryTable.of(3, 5, 6, 24);
    assertEquals(3 * 5 * 6, table.tokens());
    assertEquals(12, table.pairs());
    float[] golden = GoldenData.tensors().tensors().get("dit.rope_angles").floats();
    for (int i = 0; i < golden.length; i++) {
      assertEquals(golden[i], table.angles()[i], 1e-6);
    }
  }

  @Test
  void aHeadThatSixDoesNotDivideLeavesTheRestToTime() {
    RotaryTable table = RotaryTable.of(2, 1, 1, 32); // 6 + 5 + 5 pairs
    double[] angles = new double[32];
    for (int i = 0; i < 6; i++) {
      angles[16 + i] = Math.pow(10000, -i / 6.0);
    }
    assertArrayEquals(angles, table.angles(), 1e-12);
  }
}
