package org.gnvc.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.PackWriter;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;

/** Copies a pack with its weights in another number format. */
public final class PackCopy {

  private static final String CONFIG = "config.json";
  private static final String ENTROPY = "entropy.safetensors";

  private PackCopy() {}

  /**
   * Writes the copy. Its synthesis hash is another one, its entropy hash is the same.
   *
   * @param source folder of a pack
   * @param target folder that does not exist yet
   * @param type F32, F16 or BF16; of the wan profile vectors stay float32
   * @throws MissingModelException if the source is no pack, or a damaged one
   * @throws IOException if the target exists, or reading or writing fails
   */
  public static void write(Path source, Path target, TensorType type) throws IOException {
    try (ModelPack pack = ModelPack.open(source);
        PackWriter writer = new PackWriter(target, pack.config())) {
      List<TensorData> tensors = new ArrayList<>();
      for (String name : new TreeSet<>(pack.names())) {
        StoredTensor tensor = pack.tensor(name);
        tensors.add(new PackTensor(name, copied(pack, tensor, type), tensor.shape(), () -> tensor));
      }
      writer.weights(tensors, PackWriter.SHARD);
      Files.copy(source.resolve(CONFIG), writer.file(CONFIG), StandardCopyOption.REPLACE_EXISTING);
      if (Files.exists(source.resolve(ENTROPY))) {
        Files.copy(
            source.resolve(ENTROPY), writer.file(ENTROPY), StandardCopyOption.COPY_ATTRIBUTES);
      }
      writer.finish();
    }
  }

  private static TensorType copied(ModelPack pack, StoredTensor tensor, TensorType type) {
    if (!tensor.type().isFloat()) {
      return tensor.type();
    }
    return pack.config() instanceof WanConfig
        ? PackKeys.type(tensor.name(), tensor.shape(), type)
        : type;
  }
}
