package org.gnvc.vae.wan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gnvc.SharedData;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.WanVaeConfig;

/** Packs of the wan profile that hold an autoencoder only. */
final class VaePack {

  private static final String CONFIG =
      """
      {"profile": "wan", "vae": {"dim": %d, "z": %d},
       "codec": {"z": %2$d, "intra": 16, "intraY": 16, "intraHyper": 8, "feature": 16, "y": 8,
                 "hyper": 8, "recon": 16, "reset": 3},
       "dit": {"z": %2$d, "ctx": 16, "d": 96, "layers": 2, "heads": 3, "ffn": 192, "every": 2},
       "tN": 0.7}
      """;

  private VaePack() {}

  /** The network of the reference data; skips the test where they are missing. */
  static ModelPack golden(Path dir) throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    SafeTensors weights = SafeTensors.read(SharedData.require("golden/vae_weights.safetensors"));
    for (StoredTensor t : weights.tensors().values()) {
      tensors.add(new StoredTensor("vae." + t.name(), t.type(), t.shape(), t.data()));
    }
    SafeTensors io = SafeTensors.read(SharedData.require("golden/vae_encode.safetensors"));
    tensors.add(renamed(io.get("latents_mean"), "latent_mean"));
    tensors.add(renamed(io.get("latents_std"), "latent_std"));
    return write(dir, new WanVaeConfig(8, 16), tensors);
  }

  private static StoredTensor renamed(StoredTensor t, String name) {
    return StoredTensor.ofFloats(name, t.floats(), t.shape().toArray(Integer[]::new));
  }

  /** A network of random weights that keep activations near one. */
  static ModelPack random(Path dir, WanVaeConfig config, long seed) throws IOException {
    Random random = new Random(seed);
    List<StoredTensor> tensors = new ArrayList<>();
    WanVae.tensors(config).forEach((name, shape) -> tensors.add(random(name, shape, random)));
    return write(dir, config, tensors);
  }

  /** The same, with one tensor that has a channel too many. */
  static ModelPack misshapen(Path dir, WanVaeConfig config, String wrong) throws IOException {
    Random random = new Random(1);
    List<StoredTensor> tensors = new ArrayList<>();
    WanVae.tensors(config)
        .forEach(
            (name, shape) -> {
              List<Integer> stored = new ArrayList<>(shape);
              stored.set(0, shape.get(0) + (name.equals(wrong) ? 1 : 0));
              tensors.add(random(name, stored, random));
            });
    return write(dir, config, tensors);
  }

  private static StoredTensor random(String name, List<Integer> shape, Random random) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    boolean kernel = name.endsWith(".weight");
    double deviation = kernel ? Math.sqrt((double) shape.get(0) / values.length) : 0.1;
    double middle = name.endsWith(".gamma") || name.equals("latent_std") ? 1 : 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (middle + deviation * random.nextGaussian());
    }
    return StoredTensor.ofFloats(name, values, shape.toArray(Integer[]::new));
  }

  private static ModelPack write(Path dir, WanVaeConfig config, List<StoredTensor> tensors)
      throws IOException {
    Files.writeString(dir.resolve("config.json"), CONFIG.formatted(config.dim(), config.z()));
    SafeTensors.write(
        dir.resolve("weights-00001-of-00001.safetensors"), tensors, Map.of("format", "pt"));
    return ModelPack.open(dir);
  }
}
