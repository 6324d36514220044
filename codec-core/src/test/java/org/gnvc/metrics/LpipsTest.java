package org.gnvc.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gnvc.SharedData;
import org.gnvc.error.MissingModelException;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.scene.ProceduralScene;
import org.gnvc.tensor.DeviceChoice;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LpipsTest {

  private static final double TOLERANCE = 1e-5;
  private static final List<int[]> ALEX =
      List.of(
          new int[] {0, 64, 3, 11},
          new int[] {3, 192, 64, 5},
          new int[] {6, 384, 192, 3},
          new int[] {8, 256, 384, 3},
          new int[] {10, 256, 256, 3});

  @TempDir private Path folder;

  @Test
  void distancesOnAlexNetEqualTheReference() throws Exception {
    Golden golden = Golden.require("lpips_alex.safetensors");
    compare(golden, golden.writeWeights(folder, ALEX), Backbone.ALEX);
  }

  @Test
  void distancesOnVggEqualTheReference() throws Exception {
    Golden golden = Golden.require("lpips_vgg.safetensors");
    compare(golden, golden.writeWeights(folder, Golden.vgg()), Backbone.VGG);
  }

  @Test
  void distancesOnSqueezeNetEqualTheReference() throws Exception {
    Golden golden = Golden.require("lpips_squeeze.safetensors");
    compare(golden, golden.writeWeights(folder, List.of()), Backbone.SQUEEZE);
  }

  @Test
  void namesOfTheReferencesOwnModulesAreUnderstood() throws Exception {
    Golden golden = Golden.require("lpips_alex.safetensors");
    Path plain = golden.writeWeights(folder, ALEX);
    List<StoredTensor> renamed = new ArrayList<>();
    for (StoredTensor tensor : SafeTensors.read(plain).tensors().values()) {
      String name = tensor.name().replace("features.", "net.slice1.").replace("lin", "lins.");
      renamed.add(new StoredTensor(name, tensor.type(), tensor.shape(), tensor.data()));
    }
    Path file = folder.resolve("renamed.safetensors");
    SafeTensors.write(file, renamed, Map.of());
    compare(golden, file, Backbone.ALEX);
  }

  @Test
  void picturesSmallerThanTheNetworkAllowsAreRefused() throws Exception {
    Path alex = Golden.require("lpips_alex.safetensors").writeWeights(folder, ALEX);
    Path squeeze = SharedData.require("metrics/lpips_squeeze.safetensors");
    try (TensorRuntime runtime = runtime()) {
      for (Path file : List.of(alex, squeeze)) {
        try (Lpips lpips = Lpips.open(file, runtime)) {
          int side = lpips.backbone().smallestSide();
          assertEquals(0, lpips.distance(gray(side), gray(side), side, side));
          float[] small = gray(side - 1);
          assertThrows(
              IllegalArgumentException.class,
              () -> lpips.distance(small, small, side - 1, side - 1));
        }
      }
    }
  }

  @Test
  void trainedWeightsFindBlurFartherThanAShiftOfBrightness() throws Exception {
    VideoFormat format = new VideoFormat(96, 64, ChromaFormat.RGB, 8, ColorDescription.SRGB);
    ProceduralScene scene = new ProceduralScene(format, 1, ProceduralScene.NO_CUT);
    Frame original = scene.frame(0);
    float[] rgb = Psnr.rgb(original);
    float[] brighter = rgb.clone();
    float[] blurred = rgb.clone();
    for (int i = 2; i < rgb.length - 2; i++) {
      brighter[i] = Math.min(1, rgb[i] + 0.02f);
      blurred[i] = 0.2f * (rgb[i - 2] + rgb[i - 1] + rgb[i] + rgb[i + 1] + rgb[i + 2]);
    }
    try (TensorRuntime runtime = runtime();
        Lpips lpips =
            Lpips.open(SharedData.require("metrics/lpips_squeeze.safetensors"), runtime)) {
      double blur = lpips.distance(rgb, blurred, 64, 96);
      double bright = lpips.distance(rgb, brighter, 64, 96);
      assertTrue(blur > 5 * bright && blur > 0.05, blur + " " + bright);
      assertEquals(0, lpips.distance(original, original));
    }
  }

  @Test
  void aFileWithoutTheWeightsIsAMissingModel() throws Exception {
    Path file = folder.resolve("empty.safetensors");
    SafeTensors.write(file, List.of(), Map.of());
    try (TensorRuntime runtime = runtime()) {
      assertThrows(MissingModelException.class, () -> Lpips.open(file, runtime));
    }
  }

  private static void compare(Golden golden, Path weights, Backbone backbone) throws IOException {
    try (TensorRuntime runtime = runtime();
        Lpips lpips = Lpips.open(weights, runtime)) {
      assertEquals(backbone, lpips.backbone());
      float[] a = golden.picture("in0_01");
      float[] b = golden.picture("in1_01");
      float[] c = golden.picture("in2_01");
      float[] d = golden.picture("in3_01");
      assertStages(golden.floats("per_layer_normalize_true"), lpips.stageDistances(a, b, 64, 64));
      assertStages(golden.floats("per_layer_75x91"), lpips.stageDistances(c, d, 75, 91));
      double even = lpips.distance(a, b, 64, 64);
      assertEquals(golden.floats("value_normalize_true")[0], even, TOLERANCE);
      assertEquals(golden.float64("value_f64"), even, TOLERANCE);
      assertEquals(golden.floats("value_75x91")[0], lpips.distance(c, d, 75, 91), TOLERANCE);
      assertEquals(golden.floats("value_same")[0], lpips.distance(a, a, 64, 64));
    }
  }

  private static void assertStages(float[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < actual.length; i++) {
      assertEquals(expected[i], actual[i], TOLERANCE, "stage " + i);
    }
  }

  private static float[] gray(int side) {
    return new float[3 * side * side];
  }

  private static TensorRuntime runtime() throws IOException {
    return TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 0);
  }
}
