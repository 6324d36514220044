package org.gnvc.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gnvc.contextual.StartingCodec;
import org.gnvc.contextual.TensorSource;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;

/**
 * A pack of any size whose autoencoder and transformer hold random numbers, with the starting codec
 * between them. It shows no pictures, but takes the memory and the time of a trained one; numbers
 * are scaled so that activations stay near one through all layers.
 */
public final class RandomPack {

  /** Rows of the stored text context, as for the empty text. */
  private static final int ROWS = 1;

  private RandomPack() {}

  /**
   * Writes a pack with the starting codec; the same arguments give the same bytes on every machine.
   *
   * @param dir folder that does not exist yet
   * @param config sizes
   * @param seed start of the random numbers
   * @param type of matrices and kernels: F32, F16 or BF16; all else is float32
   * @throws IOException if the folder exists, the disk has too little room, or writing fails
   */
  public static void write(Path dir, WanConfig config, long seed, TensorType type)
      throws IOException {
    write(dir, config, seed, type, StartingCodec.of(config.codec()));
  }

  /**
   * Writes a pack with another latent codec.
   *
   * @param codec has all tensors of the latent codec
   * @see #write(Path, WanConfig, long, TensorType)
   */
  public static void write(
      Path dir, WanConfig config, long seed, TensorType type, TensorSource codec)
      throws IOException {
    Map<String, List<Integer>> shapes = PackKeys.pictures(config, ROWS);
    List<TensorData> tensors = new ArrayList<>();
    shapes.forEach((name, shape) -> tensors.add(tensor(name, shape, seed, type)));
    WanPack.write(dir, config, tensors, codec, type);
  }

  private static TensorData tensor(String name, List<Integer> shape, long seed, TensorType type) {
    if (name.startsWith("latent_")) {
      return LatentScale.of(name, shape.get(0));
    }
    TensorType stored = PackKeys.type(name, shape, type);
    boolean gain = name.endsWith(".gamma") || name.matches(".*\\.norm[a-z0-9_]*\\.weight");
    return gain
        ? new RandomTensor(name, stored, shape, 1, 0, seed)
        : new RandomTensor(name, stored, shape, 0, reach(name, shape), seed);
  }

  /** Half the width of an even distribution. */
  private static float reach(String name, List<Integer> shape) {
    if (name.endsWith(".bias") || name.endsWith(".modulation")) {
      return 0.05f;
    }
    if (name.endsWith(PackKeys.KEYS) || name.endsWith(PackKeys.VALUES)) {
      return 1;
    }
    long inputs = shape.stream().skip(1).mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    return (float) Math.sqrt(3.0 / inputs); // a variance of 1 / inputs
  }
}
