package org.gnvc.integer.convert;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.gnvc.integer.convert.FloatEntropyNetwork.Prediction;
import org.gnvc.model.GoldenData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.Test;

class FloatEntropyNetworkTest {

  @Test
  void meansAndScalesOfBothKindsOfLatentsEqualTheGoldenTensors() throws IOException {
    SafeTensors golden = GoldenData.tensors();
    try (TensorRuntime runtime =
            TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 1);
        ModelPack pack = GoldenData.pack()) {
      for (CalibrationSample s : GoldenSamples.latents()) {
        try (NDManager scope = runtime.newScope();
            FloatEntropyNetwork network =
                new FloatEntropyNetwork(pack, runtime, Calibrator.sizes(pack), s.predicted())) {
          List<Prediction> parts =
              network.run(s, GoldenSamples.POINT, scope, (layer, activations) -> {});
          for (int part = 0; part < 2; part++) {
            String step = s.predicted() ? "step1." : "step0.";
            Prediction p = parts.get(part);
            assertClose(golden.get(step + "mean" + part).floats(), p.mean().toFloatArray());
            assertClose(
                golden.get(step + "log_scale" + part).floats(), p.logScale().toFloatArray());
          }
        }
      }
    }
  }

  private static void assertClose(float[] expected, float[] found) {
    float largest = 0;
    for (float v : expected) {
      largest = Math.max(largest, Math.abs(v));
    }
    assertEquals(expected.length, found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], 1e-4 * largest);
    }
  }
}
