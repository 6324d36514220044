package org.gnvc.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;

/** Names, shapes and number formats of the weights of a wan pack. */
final class PackKeys {

  /** Parts of a block's cross-attention whose place the stored text context takes. */
  private static final String FROM_TEXT = ".*\\.cross_attn\\.(k|v|norm_k)\\..*";

  /** Tensors that lose too much in 16 bits and weigh little. */
  private static final String PRECISE = ".*\\.(modulation|q_[a-z_]+)";

  private PackKeys() {}

  /**
   * The weights of the autoencoder and of the transformer in the order in which they are used.
   *
   * @param rows rows of the stored text context
   */
  static Map<String, List<Integer>> pictures(WanConfig config, int rows) {
    Map<String, List<Integer>> all = new LinkedHashMap<>();
    all.put("latent_mean", List.of(config.vae().z()));
    all.put("latent_std", List.of(config.vae().z()));
    VaeKeys.of(config.vae()).forEach((key, shape) -> all.put("vae." + key, shape));
    putTransformer(all, DitKeys.transformer(config.dit(), 1), rows, config.dit().d());
    putTransformer(all, DitKeys.adapter(config.dit(), config.dit().ctx()), rows, config.dit().d());
    return all;
  }

  private static void putTransformer(
      Map<String, List<Integer>> all, Map<String, List<Integer>> checkpoint, int rows, int d) {
    checkpoint.forEach(
        (key, shape) -> {
          if (key.endsWith(".cross_attn.k.weight")) {
            all.put("dit." + key.replace(".k.weight", ".context_k"), List.of(rows, d));
          } else if (key.endsWith(".cross_attn.v.weight")) {
            all.put("dit." + key.replace(".v.weight", ".context_v"), List.of(rows, d));
          } else if (isKept(key)) {
            all.put("dit." + key, shape);
          }
        });
  }

  /** True for the transformer's tensors that a pack holds as they are. */
  static boolean isKept(String key) {
    return !key.startsWith("text_embedding.") && !key.matches(FROM_TEXT);
  }

  /** The type of a weight in a pack: what is asked for matrices and kernels, else float32. */
  static TensorType type(String name, List<Integer> shape, TensorType matrices) {
    boolean matrix = shape.stream().filter(size -> size > 1).count() > 1;
    return matrix && !name.matches(PRECISE) ? matrices : TensorType.F32;
  }
}
