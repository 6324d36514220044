package org.gnvc.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;
import org.gnvc.vae.wan.WanVae;

/** Names, shapes and number formats of the weights of a wan pack. */
final class PackKeys {

  /** Before the original keys of the autoencoder. */
  static final String AUTOENCODER = "vae.";

  /** Before the original keys of the transformer and the adapter. */
  static final String TRANSFORMER = "dit.";

  /** Before the keys of the latent codec's analysis. */
  static final String CODEC = "codec.";

  /** Keys of the stored text in a cross-attention. */
  static final String KEYS = ".context_k";

  /** Values of the stored text in a cross-attention. */
  static final String VALUES = ".context_v";

  /** Tensors whose place the stored text takes. */
  private static final String FROM_TEXT = "text_embedding\\..*|.*\\.cross_attn\\.(k|v|norm_k)\\..*";

  /** Tensors that lose too much in 16 bits and weigh little. */
  private static final String PRECISE = ".*\\.(modulation|q_[a-z_]+)";

  private PackKeys() {}

  /**
   * The weights of the autoencoder and of the transformer in the order in which they are used.
   *
   * @param rows rows of the stored text context
   */
  static Map<String, List<Integer>> pictures(WanConfig config, int rows) {
    Map<String, List<Integer>> all = new LinkedHashMap<>(WanVae.tensors(config.vae()));
    DitKeys.transformer(config.dit(), 1).forEach((key, shape) -> put(all, key, shape, rows));
    DitKeys.adapter(config.dit(), config.dit().ctx())
        .forEach((key, shape) -> put(all, key, shape, rows));
    return all;
  }

  private static void put(
      Map<String, List<Integer>> all, String key, List<Integer> shape, int rows) {
    if (key.endsWith(".cross_attn.k.weight")) {
      all.put(TRANSFORMER + key.replace(".k.weight", KEYS), List.of(rows, shape.get(0)));
    } else if (key.endsWith(".cross_attn.v.weight")) {
      all.put(TRANSFORMER + key.replace(".v.weight", VALUES), List.of(rows, shape.get(0)));
    } else if (!key.matches(FROM_TEXT)) {
      all.put(TRANSFORMER + key, shape);
    }
  }

  /** The type of a weight in a pack: what is asked for matrices and kernels, else float32. */
  static TensorType type(String name, List<Integer> shape, TensorType matrices) {
    boolean matrix = shape.stream().filter(size -> size > 1).count() > 1;
    return matrix && !name.matches(PRECISE) ? matrices : TensorType.F32;
  }
}
