package org.gnvc.dit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.Test;

/** What clause 12.11 of the specification says of flow time and positions. */
class TransformerExampleTest {

  @Test
  void embeddingOfTheFlowTimeIsTheStatedOne() throws IOException {
    try (ModelPack pack = ModelPack.embedded("lite");
        TensorRuntime runtime =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
        VideoDit dit = VideoDit.load(runtime, pack);
        NDManager scope = runtime.newScope()) {
      float[] embedding = dit.time(179 / 256.0, scope).embedding().toFloatArray();
      assertArrayEquals(
          new float[] {0.18881f, 0.21046f, 0.01184f, -0.07954f},
          Arrays.copyOf(embedding, 4),
          1e-4f);
    }
  }

  @Test
  void anglesOfTheLastTokenAreTheStatedOnes() {
    RotaryTable table = RotaryTable.of(2, 2, 3, 32);
    assertArrayEquals(
        new float[] {
          1, 0.21544f, 0.04642f, 0.01f, 0.00215f, 0.00046f, 1, 0.15849f, 0.02512f, 0.00398f,
          0.00063f, 2, 0.31698f, 0.05024f, 0.00796f, 0.00126f
        },
        Arrays.copyOfRange(table.angles(), 11 * 16, 12 * 16),
        1e-5f);
  }
}
