package org.gnvc.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.model.WanVaeConfig;

/**
 * Keys and shapes of the tensors of Wan2.1's autoencoder, as in the original checkpoint, in the
 * order in which they are used.
 */
final class VaeKeys {

  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

  private VaeKeys() {}

  static Map<String, List<Integer>> of(WanVaeConfig config) {
    VaeKeys keys = new VaeKeys();
    int z = config.z();
    keys.encoder(config.dim(), z);
    keys.conv("conv1", 2 * z, 2 * z, 1, 1, 1);
    keys.conv("conv2", z, z, 1, 1, 1);
    keys.decoder(config.dim(), z);
    return keys.shapes;
  }

  private void encoder(int dim, int z) {
    int[] widths = {dim, dim, 2 * dim, 4 * dim, 4 * dim};
    conv("encoder.conv1", dim, 3, 3, 3, 3);
    int layer = 0;
    for (int stage = 0; stage < 4; stage++) {
      int width = widths[stage + 1];
      residual("encoder.downsamples." + layer++, widths[stage], width);
      residual("encoder.downsamples." + layer++, width, width);
      if (stage < 3) {
        String resampler = "encoder.downsamples." + layer++;
        conv(resampler + ".resample.1", width, width, 3, 3);
        if (stage > 0) {
          conv(resampler + ".time_conv", width, width, 3, 1, 1);
        }
      }
    }
    middle("encoder.middle.", 4 * dim);
    head("encoder.head.", 4 * dim, 2 * z);
  }

  private void decoder(int dim, int z) {
    int[] inputs = {4 * dim, 2 * dim, 2 * dim, dim};
    int[] widths = {4 * dim, 4 * dim, 2 * dim, dim};
    conv("decoder.conv1", 4 * dim, z, 3, 3, 3);
    middle("decoder.middle.", 4 * dim);
    int layer = 0;
    for (int stage = 0; stage < 4; stage++) {
      int width = widths[stage];
      residual("decoder.upsamples." + layer++, inputs[stage], width);
      residual("decoder.upsamples." + layer++, width, width);
      residual("decoder.upsamples." + layer++, width, width);
      if (stage < 3) {
        String resampler = "decoder.upsamples." + layer++;
        conv(resampler + ".resample.1", width / 2, width, 3, 3);
        if (stage < 2) {
          conv(resampler + ".time_conv", 2 * width, width, 3, 1, 1);
        }
      }
    }
    head("decoder.head.", dim, 3);
  }

  private void middle(String middle, int width) {
    residual(middle + 0, width, width);
    put(middle + "1.norm.gamma", width, 1, 1);
    conv(middle + "1.to_qkv", 3 * width, width, 1, 1);
    conv(middle + "1.proj", width, width, 1, 1);
    residual(middle + 2, width, width);
  }

  private void head(String head, int in, int out) {
    put(head + "0.gamma", in, 1, 1, 1);
    conv(head + "2", out, in, 3, 3, 3);
  }

  private void residual(String block, int in, int out) {
    put(block + ".residual.0.gamma", in, 1, 1, 1);
    conv(block + ".residual.2", out, in, 3, 3, 3);
    put(block + ".residual.3.gamma", out, 1, 1, 1);
    conv(block + ".residual.6", out, out, 3, 3, 3);
    if (in != out) {
      conv(block + ".shortcut", out, in, 1, 1, 1);
    }
  }

  private void conv(String key, Integer... weight) {
    put(key + ".weight", weight);
    put(key + ".bias", weight[0]);
  }

  private void put(String key, Integer... shape) {
    shapes.put(key, List.of(shape));
  }
}
