package org.gnvc.convert;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanDitConfig;

/**
 * All tensors of the transformer and of the adapter, by their original keys. What no checkpoint has
 * is made: an adapter that adds nothing, so that the model starts equal to the transformer alone.
 */
final class TransformerTensors {

  /** The width of the published text encoder. */
  private static final int TEXT_WIDTH = 4096;

  /** Channels that the published adapter is conditioned by: two latents and a mask. */
  private static final int PUBLISHED_CHANNELS = 96;

  private static final String ADAPTER = "vace_";
  private static final String EMBEDDING = "vace_patch_embedding.";

  private final WanDitConfig config;
  private final Consumer<String> notes;
  private final Map<String, TensorData> tensors = new HashMap<>();

  private TransformerTensors(WanDitConfig config, Consumer<String> notes) {
    this.config = config;
    this.notes = notes;
  }

  /**
   * Finds all tensors.
   *
   * @param adapter the adapter's checkpoint, or null for none
   * @param notes receives a line about what was made
   */
  static Map<String, TensorData> of(
      Checkpoint transformer, Checkpoint adapter, WanDitConfig config, Consumer<String> notes)
      throws IOException {
    TransformerTensors all = new TransformerTensors(config, notes);
    Map<String, List<Integer>> wanted = DitKeys.transformer(config, textWidth(transformer));
    all.tensors.putAll(
        KeyMatch.find(
            transformer,
            "transformer",
            wanted,
            DiffusersNames::transformer,
            key -> key.startsWith(ADAPTER)));
    if (adapter == null) {
      all.copyBlocks();
    } else {
      all.takeAdapter(adapter);
    }
    return all.tensors;
  }

  private static int textWidth(Checkpoint transformer) {
    String key = "text_embedding.0.weight";
    Map<String, TensorData> there = transformer.tensors();
    TensorData matrix = there.getOrDefault(key, there.get(DiffusersNames.transformer(key)));
    return matrix != null && matrix.shape().size() == 2 ? matrix.shape().get(1) : TEXT_WIDTH;
  }

  private void copyBlocks() {
    DitKeys.adapter(config, config.ctx())
        .forEach(
            (key, shape) -> {
              String[] parts = key.split("\\.", 3); // vace_blocks, number, rest
              boolean made = key.startsWith(EMBEDDING) || key.matches(".*\\.(before|after)_proj.*");
              tensors.put(
                  key,
                  made
                      ? zeros(key, shape)
                      : tensors.get(
                          "blocks.%d.%s"
                              .formatted(Integer.parseInt(parts[1]) * config.every(), parts[2])));
            });
    notes.accept(
        "adapter: %d copies of the transformer's blocks that add nothing; give --vace for a trained"
                .formatted(config.adapters())
            + " one");
  }

  private void takeAdapter(Checkpoint adapter) throws IOException {
    TensorData embedding = adapter.tensors().get(EMBEDDING + "weight");
    boolean published =
        embedding != null
            && embedding.shape().size() > 1
            && embedding.shape().get(1) == PUBLISHED_CHANNELS
            && config.ctx() != PUBLISHED_CHANNELS;
    int channels = published ? PUBLISHED_CHANNELS : config.ctx();
    Map<String, List<Integer>> wanted = DitKeys.adapter(config, channels);
    tensors.putAll(
        KeyMatch.find(
            adapter,
            "adapter",
            wanted,
            DiffusersNames::transformer,
            keysOfTransformer()::contains));
    if (published) {
      DitKeys.adapter(config, config.ctx()).entrySet().stream()
          .filter(e -> e.getKey().startsWith(EMBEDDING))
          .forEach(e -> tensors.put(e.getKey(), zeros(e.getKey(), e.getValue())));
      notes.accept(
          "adapter: its blocks are taken, its patch embedding is zero: it takes %d channels of"
                  .formatted(PUBLISHED_CHANNELS)
              + " pictures and masks, not the latent codec's %d features".formatted(config.ctx()));
    }
  }

  /** In both layouts; the published adapter's file holds the transformer as well. */
  private Set<String> keysOfTransformer() {
    Set<String> original = DitKeys.transformer(config, TEXT_WIDTH).keySet();
    Set<String> both = new HashSet<>(original);
    original.forEach(key -> both.add(DiffusersNames.transformer(key)));
    return both;
  }

  private static TensorData zeros(String key, List<Integer> shape) {
    int count = shape.stream().reduce(1, Math::multiplyExact);
    return new PackTensor(
        key,
        TensorType.F32,
        shape,
        () -> StoredTensor.ofFloats(key, new float[count], shape.toArray(Integer[]::new)));
  }
}
