package org.gnvc.metrics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gnvc.SharedData;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;

/** Values of the reference implementations; skips the test where they are missing. */
final class Golden {

  private final SafeTensors tensors;

  private Golden(SafeTensors tensors) {
    this.tensors = tensors;
  }

  /** The file's float64 statistics pass as opaque 64-bit numbers. */
  static Golden require(String name) throws IOException {
    Path file = SharedData.require("golden/" + name);
    String text = Files.readString(file, StandardCharsets.ISO_8859_1).replace("\"F64\"", "\"I64\"");
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return new Golden(SafeTensors.parse(name, ByteBuffer.wrap(bytes)));
  }

  SafeTensors tensors() {
    return tensors;
  }

  float[] floats(String name) throws IOException {
    return tensors.get(name).floats();
  }

  double float64(String name) throws IOException {
    return tensors.get(name).bytes().getDouble();
  }

  /** A picture in [-1, 1]; stored is one in [0, 1]. */
  float[] picture(String name) throws IOException {
    float[] values = floats(name);
    for (int i = 0; i < values.length; i++) {
      values[i] = 2 * values[i] - 1;
    }
    return values;
  }

  /**
   * Writes a weights file: the stored tensors, and drawn ones for these convolutions of the network
   * by the recipe in the metadata.
   */
  Path writeWeights(Path folder, List<int[]> convolutions) throws IOException {
    List<StoredTensor> weights = new ArrayList<>();
    for (StoredTensor tensor : tensors.tensors().values()) {
      if (tensor.name().matches("lin\\d.*|features.*|alpha|beta")) {
        weights.add(tensor);
      }
    }
    for (int layer = 0; layer < convolutions.size(); layer++) {
      int[] c = convolutions.get(layer);
      String name = "features." + c[0];
      int fanIn = c[2] * c[3] * c[3];
      float[] weight = draw(layer, 0, c[1] * fanIn, Math.sqrt(6.0 / fanIn));
      float[] bias = draw(layer, 1, c[1], 0.1);
      check(name + ".weight", weight);
      check(name + ".bias", bias);
      weights.add(StoredTensor.ofFloats(name + ".weight", weight, c[1], c[2], c[3], c[3]));
      weights.add(StoredTensor.ofFloats(name + ".bias", bias, c[1]));
    }
    Path file = folder.resolve("weights.safetensors");
    SafeTensors.write(file, weights, Map.of());
    return file;
  }

  /** Number of the layer, channels out, channels in, side of the kernel. */
  static List<int[]> vgg() {
    List<int[]> convolutions = new ArrayList<>();
    int[] numbers = {0, 2, 5, 7, 10, 12, 14, 17, 19, 21, 24, 26, 28};
    int[] channels = {64, 64, 128, 128, 256, 256, 256, 512, 512, 512, 512, 512, 512};
    int in = 3;
    for (int i = 0; i < numbers.length; i++) {
      convolutions.add(new int[] {numbers[i], channels[i], in, 3});
      in = channels[i];
    }
    return convolutions;
  }

  private void check(String name, float[] drawn) throws IOException {
    float[] first = floats("check.features" + name.substring("features".length()) + ".first8");
    for (int i = 0; i < first.length; i++) {
      if (first[i] != drawn[i]) {
        throw new IOException("the recipe gives other values of " + name);
      }
    }
  }

  private static float[] draw(int layer, int kind, int count, double scale) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      long z = ((long) layer << 40) + ((long) kind << 36) + i + 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      long h = z ^ (z >>> 31);
      values[i] = (float) (((h >>> 40) / 8388608.0 - 1) * scale);
    }
    return values;
  }
}
