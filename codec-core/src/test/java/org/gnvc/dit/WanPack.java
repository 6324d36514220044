package org.gnvc.dit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gnvc.SharedData;
import org.gnvc.dit.TextContext.KeysAndValues;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanDitConfig;
import org.gnvc.tensor.TensorRuntime;

/** Makes model packs that hold nothing but a transformer, for tests. */
final class WanPack {

  /** Layers in a checkpoint whose work a pack holds the result of. */
  private static final String TEXT_LAYERS = ".*cross_attn\\.(k|v|norm_k)\\..*|text_embedding.*";

  private WanPack() {}

  /** Tensors of a golden file by name. */
  static Map<String, StoredTensor> golden(String file) throws IOException {
    return SafeTensors.read(SharedData.require("golden/" + file)).tensors();
  }

  /** A pack in {@code dir} of tensors named as in a pack. */
  static ModelPack write(Path dir, WanDitConfig c, Collection<StoredTensor> tensors)
      throws IOException {
    Files.writeString(
        dir.resolve("config.json"),
        """
        {"profile": "wan", "tN": 0.7, "vae": {"dim": 8, "z": %1$d},
         "codec": {"z": %1$d, "intra": 24, "intraY": 16, "intraHyper": 8, "feature": %2$d, "y": 8,
                   "hyper": 8, "recon": 24, "reset": 3},
         "dit": {"z": %1$d, "ctx": %2$d, "d": %3$d, "layers": %4$d, "heads": %5$d, "ffn": %6$d,
                 "every": %7$d}}
        """
            .formatted(c.z(), c.ctx(), c.d(), c.layers(), c.heads(), c.ffn(), c.every()));
    SafeTensors.write(
        dir.resolve("weights-00001-of-00001.safetensors"), List.copyOf(tensors), Map.of());
    return ModelPack.open(dir);
  }

  /**
   * A pack of a checkpoint with a text. A checkpoint without an adapter gets one that adds nothing.
   */
  static ModelPack of(
      Path dir,
      WanDitConfig config,
      Map<String, StoredTensor> checkpoint,
      Optional<StoredTensor> text,
      TensorRuntime runtime)
      throws IOException {
    Map<String, StoredTensor> pack = new LinkedHashMap<>();
    checkpoint.forEach((name, t) -> put(pack, name, t));
    if (!checkpoint.containsKey("vace_patch_embedding.weight")) {
      checkpoint.forEach(
          (name, t) -> {
            if (name.startsWith("blocks.0.")) {
              put(pack, "vace_" + name, t);
            }
          });
      addEmptyAdapter(pack, config);
    }
    try (TextContext context =
        TextContext.embed(
            runtime,
            checkpoint.get("text_embedding.0.weight"),
            checkpoint.get("text_embedding.0.bias"),
            checkpoint.get("text_embedding.2.weight"),
            checkpoint.get("text_embedding.2.bias"),
            text,
            16)) {
      for (String block : List.copyOf(pack.keySet())) {
        if (block.endsWith("cross_attn.k.weight")) {
          String at = block.replace("k.weight", "");
          KeysAndValues made =
              context.project(
                  pack.get(at + "k.weight"),
                  pack.get(at + "k.bias"),
                  pack.get(at + "norm_k.weight"),
                  pack.get(at + "v.weight"),
                  pack.get(at + "v.bias"));
          put(pack, at.substring("dit.".length()) + made.keys().name(), made.keys());
          put(pack, at.substring("dit.".length()) + made.values().name(), made.values());
        }
      }
    }
    pack.keySet().removeIf(name -> name.substring("dit.".length()).matches(TEXT_LAYERS));
    return write(dir, config, pack.values());
  }

  private static void addEmptyAdapter(Map<String, StoredTensor> pack, WanDitConfig c) {
    int d = c.d();
    for (String layer : List.of("after_proj", "before_proj")) {
      put(pack, zeros("vace_blocks.0." + layer + ".weight", d, d));
      put(pack, zeros("vace_blocks.0." + layer + ".bias", d));
    }
    put(pack, zeros("vace_patch_embedding.weight", d, c.ctx(), 1, 2, 2));
    put(pack, zeros("vace_patch_embedding.bias", d));
  }

  private static StoredTensor zeros(String name, Integer... shape) {
    int count = 1;
    for (int s : shape) {
      count *= s;
    }
    return StoredTensor.ofFloats(name, new float[count], shape);
  }

  private static void put(Map<String, StoredTensor> pack, StoredTensor t) {
    put(pack, t.name(), t);
  }

  private static void put(Map<String, StoredTensor> pack, String name, StoredTensor t) {
    String full = "dit." + name;
    pack.put(full, new StoredTensor(full, t.type(), t.shape(), t.data()));
  }

  /** All weights of a transformer, random, with outputs of the size of their inputs. */
  static List<StoredTensor> random(WanDitConfig c, int textRows, TensorType type) {
    int d = c.d();
    Weights w = new Weights(type);
    w.layer("patch_embedding", d, c.z(), 1, 2, 2);
    w.layer("vace_patch_embedding", d, c.ctx(), 1, 2, 2);
    w.layer("time_embedding.0", d, 256);
    w.layer("time_embedding.2", d, d);
    w.layer("time_projection.1", 6 * d, d);
    w.add("head.modulation", 0.1, 1, 2, d);
    w.layer("head.head", 4 * c.z(), d);
    for (int i = 0; i < c.layers(); i++) {
      w.block("blocks." + i + ".", c, textRows);
    }
    for (int i = 0; i < c.adapters(); i++) {
      String block = "vace_blocks." + i + ".";
      w.block(block, c, textRows);
      w.layer(block + "after_proj", d, d);
      if (i == 0) {
        w.layer(block + "before_proj", d, d);
      }
    }
    return w.tensors;
  }

  /** A random float32 tensor of values between -scale and scale. */
  static StoredTensor random(String name, double scale, Integer... shape) {
    return random(name, TensorType.F32, scale, shape);
  }

  private static StoredTensor random(String name, TensorType type, double scale, Integer... shape) {
    int count = 1;
    for (int s : shape) {
      count *= s;
    }
    SplittableRandom random = new SplittableRandom(name.hashCode());
    ByteBuffer out = ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      float v = (float) scale * ((random.nextInt() >> 7) * 0x1p-24f);
      if (type == TensorType.BF16) {
        out.putShort((short) (Float.floatToRawIntBits(v) >>> 16));
      } else {
        out.putFloat(v);
      }
    }
    return new StoredTensor(name, type, List.of(shape), out.flip());
  }

  /** Collects random tensors; matrices in a type, vectors in float32. */
  private static final class Weights {
    private final List<StoredTensor> tensors = new ArrayList<>();
    private final TensorType type;

    Weights(TensorType type) {
      this.type = type;
    }

    void block(String at, WanDitConfig c, int textRows) {
      int d = c.d();
      add(at + "modulation", 0.1, 1, 6, d);
      for (String layer : List.of("q", "k", "v", "o")) {
        layer(at + "self_attn." + layer, d, d);
      }
      add(at + "self_attn.norm_q.weight", 1.7, d);
      add(at + "self_attn.norm_k.weight", 1.7, d);
      add(at + "norm3.weight", 1.7, d);
      add(at + "norm3.bias", 0.1, d);
      layer(at + "cross_attn.q", d, d);
      layer(at + "cross_attn.o", d, d);
      add(at + "cross_attn.norm_q.weight", 1.7, d);
      add(at + "cross_attn.context_k", 1.7, textRows, d);
      add(at + "cross_attn.context_v", 1.7, textRows, d);
      layer(at + "ffn.0", c.ffn(), d);
      layer(at + "ffn.2", d, c.ffn());
    }

    void layer(String name, Integer... shape) {
      int inputs = 1;
      for (int i = 1; i < shape.length; i++) {
        inputs *= shape[i];
      }
      add(name + ".weight", Math.sqrt(3.0 / inputs), shape);
      add(name + ".bias", 0.1, shape[0]);
    }

    void add(String name, double scale, Integer... shape) {
      long wide = Arrays.stream(shape).filter(s -> s > 1).count();
      boolean matrix = wide > 1 && !name.endsWith("modulation");
      tensors.add(random("dit." + name, matrix ? type : TensorType.F32, scale, shape));
    }
  }
}
