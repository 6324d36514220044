package org.gnvc.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.contextual.ClippedNumbers;
import org.gnvc.contextual.ContextualEntropy;
import org.gnvc.contextual.NetworkLayout;
import org.gnvc.contextual.NetworkTensor;
import org.gnvc.contextual.TensorSource;
import org.gnvc.model.PackWriter;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;

/** Puts the networks of a wan pack together. */
final class WanPack {

  private static final String ENTROPY = "entropy.safetensors";

  private WanPack() {}

  /**
   * Writes the pack.
   *
   * @param pictures tensors of the autoencoder and of the transformer, by their names in the pack
   * @param codec tensors of the latent codec
   * @param matrices type of the codec's kernels
   * @return numbers of the latent codec that its integers could not hold
   */
  static ClippedNumbers write(
      Path dir,
      WanConfig config,
      List<? extends TensorData> pictures,
      TensorSource codec,
      TensorType matrices)
      throws IOException {
    List<TensorData> weights = new ArrayList<>(pictures);
    for (NetworkTensor t : NetworkLayout.analysis(config.codec())) {
      String name = PackKeys.CODEC + t.key();
      TensorType type = PackKeys.type(name, t.shape(), matrices);
      weights.add(new PackTensor(name, type, t.shape(), () -> codec.get(t)));
    }
    try (PackWriter writer = new PackWriter(dir, config)) {
      ClippedNumbers clipped = ContextualEntropy.write(writer.file(ENTROPY), codec, config.codec());
      writer.weights(weights, PackWriter.SHARD);
      writer.finish();
      return clipped;
    }
  }
}
