package org.gnvc.conformance.vector.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.gnvc.contextual.NetworkTensor;
import org.gnvc.contextual.StartingCodec;
import org.gnvc.contextual.TensorSource;
import org.gnvc.convert.RandomPack;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.model.PackWriter;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;
import org.gnvc.model.WanDitConfig;
import org.gnvc.model.WanVaeConfig;

/**
 * The pack that vectors of profile wan are made with: every layer of the profile in sizes that fit
 * a repository. Its autoencoder and transformer are random. Its latent codec is the starting one
 * with a little noise in every number, so that no layer of it passes unnoticed; {@code reset} is 3,
 * so that a few latents show a reset.
 */
final class TinyWanPack {

  private static final WanConfig CONFIG =
      new WanConfig(
          new WanVaeConfig(4, 16),
          new ContextualConfig(16, 24, 16, 8, 16, 8, 8, 24, 3),
          new WanDitConfig(16, 16, 64, 3, 2, 128, 2),
          0.7);

  private static final long SEED = 1;

  /** Half the width of the noise in a kernel, before it is spread over the inputs. */
  private static final float KERNEL_NOISE = 0.5f;

  private static final float BIAS_NOISE = 0.02f;

  private static final String ENTROPY = "entropy.safetensors";

  private static final String LAST_KERNEL = "vae.decoder.head.2.weight";

  /**
   * Of the pictures: random layers spread what bfloat16 rounds more than trained ones do, and the
   * tolerance is for the latter.
   */
  private static final float CONTRAST = 0.4f;

  private TinyWanPack() {}

  /**
   * Writes it.
   *
   * @param folder does not exist yet
   */
  static void write(Path folder) throws IOException {
    TensorSource starting = StartingCodec.of(CONFIG.codec());
    Path random = Files.createTempDirectory("gnvc-pack").resolve("random");
    RandomPack.write(random, CONFIG, SEED, TensorType.BF16, tensor -> shaken(starting, tensor));
    try (ModelPack pack = ModelPack.open(random);
        PackWriter writer = new PackWriter(folder, CONFIG)) {
      List<StoredTensor> weights = new ArrayList<>();
      for (String name : new TreeSet<>(pack.names())) {
        weights.add(name.equals(LAST_KERNEL) ? calmed(pack.tensor(name)) : pack.tensor(name));
      }
      Files.copy(random.resolve(ENTROPY), writer.file(ENTROPY));
      writer.weights(weights, PackWriter.SHARD);
      writer.finish();
    }
  }

  private static StoredTensor calmed(StoredTensor kernel) {
    float[] values = kernel.floats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= CONTRAST;
    }
    Integer[] shape = kernel.shape().toArray(Integer[]::new);
    return StoredTensor.ofFloats(kernel.name(), values, shape).to(kernel.type());
  }

  private static StoredTensor shaken(TensorSource source, NetworkTensor tensor) throws IOException {
    float[] values = source.get(tensor).floats();
    Random random = new Random(tensor.key().hashCode());
    float reach = reach(tensor);
    for (int i = 0; i < values.length; i++) {
      values[i] += reach * (2 * random.nextFloat() - 1);
    }
    Integer[] shape = tensor.shape().toArray(Integer[]::new);
    return StoredTensor.ofFloats(tensor.key(), values, shape);
  }

  private static float reach(NetworkTensor tensor) {
    return switch (tensor.role()) {
      case KERNEL, DEPTHWISE -> {
        int inputs = tensor.shape().stream().skip(1).reduce(1, (a, b) -> a * b);
        yield KERNEL_NOISE / (float) Math.sqrt(inputs);
      }
      case BIAS -> BIAS_NOISE;
      case TABLE -> 0;
    };
  }
}
