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
    assertArrayEquals(golden, table.angles(), 1e-6f);
  }

  @Test
  void aHeadThatSixDoesNotDivideLeavesTheRestToTime() {
    RotaryTable table = RotaryTable.of(2, 1, 1, 32); // 6 + 5 + 5 pairs
    float[] second = new float[16];
    for (int i = 0; i < 6; i++) {
      second[i] = (float) Math.pow(10000, -i / 6.0);
    }
    float[] angles = new float[32];
    System.arraycopy(second, 0, angles, 16, 16);
    assertArrayEquals(angles, table.angles(), 1e-6f);
  }
}
