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
        new double[] {
          1, 0.21544, 0.04642, 0.01, 0.00215, 0.00046, 1, 0.15849, 0.02512, 0.00398, 0.00063, 2,
          0.31698, 0.05024, 0.00796, 0.00126
        },
        Arrays.copyOfRange(table.angles(), 11 * 16, 12 * 16),
        1e-5);
  }
}
