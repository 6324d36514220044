package org.gnvc.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistsTest {

  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;

  @Test
  void distancesAndTheirStagesEqualTheReference() throws Exception {
    Golden golden = Golden.require("dists_vgg16.safetensors");
    Path weights = golden.writeWeights(folder, Golden.vgg());
    try (TensorRuntime runtime = runtime();
        Dists dists = Dists.open(weights, runtime)) {
      float[] x = golden.picture("x_01");
      float[] y = golden.picture("y_01");
      List<Dists.Similarity> stages = dists.stages(x, y, 64, 64);
      float[] texture = golden.floats("per_stage_texture");
      float[] structure = golden.floats("per_stage_structure");
      assertEquals(texture.length, stages.size());
      for (int i = 0; i < stages.size(); i++) {
        assertEquals(texture[i], stages.get(i).texture(), TOLERANCE, "texture " + i);
        assertEquals(structure[i], stages.get(i).structure(), TOLERANCE, "structure " + i);
      }
      double even = dists.distance(x, y, 64, 64);
      assertEquals(golden.float64("value_64_f64"), even, TOLERANCE);
      double odd = dists.distance(golden.picture("x2_01"), golden.picture("y2_01"), 75, 91);
      assertEquals(golden.floats("value_75x91")[0], odd, TOLERANCE);
      assertEquals(0, dists.distance(x, x, 64, 64), 1e-6);
    }
  }

  @Test
  void weightsOfTheWrongLengthAreAMissingModel() throws Exception {
    Golden golden = Golden.require("dists_vgg16.safetensors");
    Path weights = golden.writeWeights(folder, Golden.vgg());
    List<StoredTensor> tensors =
        SafeTensors.read(weights).tensors().values().stream()
            .map(t -> t.name().equals("beta") ? StoredTensor.ofFloats("beta", new float[7], 7) : t)
            .toList();
    Path file = folder.resolve("short.safetensors");
    SafeTensors.write(file, tensors, Map.of());
    try (TensorRuntime runtime = runtime()) {
      assertThrows(MissingModelException.class, () -> Dists.open(file, runtime));
    }
  }

  private static TensorRuntime runtime() throws IOException {
    return TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 0);
  }
}
