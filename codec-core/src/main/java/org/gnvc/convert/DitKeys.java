package org.gnvc.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.model.WanDitConfig;

/**
 * Keys and shapes of the tensors of Wan2.1's transformer and of its VACE adapter, as in the
 * original checkpoints, in the order in which they are used.
 */
final class DitKeys {

  /** Width of the sinusoid that stands for the flow time. */
  private static final int TIME = 256;

  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
  private final int d;
  private final int ffn;

  private DitKeys(WanDitConfig config) {
    d = config.d();
    ffn = config.ffn();
  }

  /**
   * The transformer.
   *
   * @param textWidth channels of the text encoder's output; 4096 in the published networks
   */
  static Map<String, List<Integer>> transformer(WanDitConfig config, int textWidth) {
    DitKeys keys = new DitKeys(config);
    keys.layer("patch_embedding", keys.d, config.z(), 1, 2, 2);
    keys.layer("text_embedding.0", keys.d, textWidth);
    keys.layer("text_embedding.2", keys.d, keys.d);
    keys.layer("time_embedding.0", keys.d, TIME);
    keys.layer("time_embedding.2", keys.d, keys.d);
    keys.layer("time_projection.1", 6 * keys.d, keys.d);
    for (int i = 0; i < config.layers(); i++) {
      keys.block("blocks." + i + ".");
    }
    keys.put("head.modulation", 1, 2, keys.d);
    keys.layer("head.head", 4 * config.z(), keys.d);
    return keys.shapes;
  }

  /**
   * The adapter.
   *
   * @param channels channels of the pictures or features that condition it
   */
  static Map<String, List<Integer>> adapter(WanDitConfig config, int channels) {
    DitKeys keys = new DitKeys(config);
    keys.layer("vace_patch_embedding", keys.d, channels, 1, 2, 2);
    for (int i = 0; i < config.adapters(); i++) {
      String block = "vace_blocks." + i + ".";
      if (i == 0) {
        keys.layer(block + "before_proj", keys.d, keys.d);
      }
      keys.block(block);
      keys.layer(block + "after_proj", keys.d, keys.d);
    }
    return keys.shapes;
  }

  private void block(String block) {
    put(block + "modulation", 1, 6, d);
    attention(block + "self_attn.");
    put(block + "norm3.weight", d);
    put(block + "norm3.bias", d);
    attention(block + "cross_attn.");
    layer(block + "ffn.0", ffn, d);
    layer(block + "ffn.2", d, ffn);
  }

  private void attention(String attention) {
    for (String part : List.of("q", "k", "v", "o")) {
      layer(attention + part, d, d);
    }
    put(attention + "norm_q.weight", d);
    put(attention + "norm_k.weight", d);
  }

  private void layer(String key, Integer... weight) {
    put(key + ".weight", weight);
    put(key + ".bias", weight[0]);
  }

  private void put(String key, Integer... shape) {
    shapes.put(key, List.of(shape));
  }
}
