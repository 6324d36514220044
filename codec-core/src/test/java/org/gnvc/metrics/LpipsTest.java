package org.gnvc.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** Against values of the reference implementation; needs the shared reference data. */
class LpipsTest {

  private static final double TOLERANCE = 1e-4;

  /** Modules of the reference's feature stack and what our weight files call them. */
  private static final Map<String, String> MODULES =
      Map.of(
          "0", "conv1", "3", "fire2", "4", "fire3", "6", "fire4", "7", "fire5", "9", "fire6", "10",
          "fire7", "11", "fire8", "12", "fire9");

  @TempDir private Path folder;

  @Test
  void distancesEqualTheReference() throws Exception {
    SafeTensors golden = golden(SharedData.require("golden/lpips_squeeze.safetensors"));
    Path file = weightFile(golden);
    try (TensorRuntime runtime = runtime();
        Lpips lpips = Lpips.open(file, runtime)) {
      float[] a = signed(golden, "in0_01");
      float[] b = signed(golden, "in1_01");
      double expected = golden.get("value_normalize_true").floats()[0];
      assertEquals(expected, lpips.distance(a, b, 64, 64), TOLERANCE);
      assertEquals(0, lpips.distance(a, a, 64, 64));
      double odd = lpips.distance(signed(golden, "in2_01"), signed(golden, "in3_01"), 75, 91);
      assertEquals(golden.get("value_75x91").floats()[0], odd, TOLERANCE);
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

  private static TensorRuntime runtime() throws IOException {
    return TensorRuntime.open(DeviceChoice.CPU, Optional.of(Precision.FLOAT32), 0);
  }

  private Path weightFile(SafeTensors golden) throws IOException {
    Pattern feature = Pattern.compile("features\\.(\\d+)\\.(.+)");
    Pattern linear = Pattern.compile("(lin\\d)\\.model\\.1\\.weight");
    List<StoredTensor> renamed = new ArrayList<>();
    SortedMap<String, StoredTensor> tensors = golden.tensors();
    for (StoredTensor tensor : tensors.values()) {
      Matcher f = feature.matcher(tensor.name());
      Matcher l = linear.matcher(tensor.name());
      String name = null;
      if (f.matches() && MODULES.containsKey(f.group(1))) {
        name = MODULES.get(f.group(1)) + "." + f.group(2);
      } else if (l.matches()) {
        name = l.group(1) + ".weight";
      }
      if (name != null) {
        renamed.add(new StoredTensor(name, tensor.type(), tensor.shape(), tensor.data()));
      }
    }
    Path file = folder.resolve("weights.safetensors");
    SafeTensors.write(file, renamed, Map.of());
    return file;
  }

  /** The reference's file holds some float64 statistics; they pass as opaque 64-bit numbers. */
  private static SafeTensors golden(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\"F64\"", "\"I64\"");
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return SafeTensors.parse(file.toString(), ByteBuffer.wrap(bytes));
  }

  private static float[] signed(SafeTensors golden, String name) throws IOException {
    float[] values = golden.get(name).floats();
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * values[i] - 1;
    }
    return values;
  }
}
