package org.gnvc.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gnvc.contextual.ClippedNumbers;
import org.gnvc.contextual.ContextualEntropy;
import org.gnvc.contextual.NetworkLayout;
import org.gnvc.contextual.NetworkTensor;
import org.gnvc.contextual.StartingCodec;
import org.gnvc.contextual.TensorSource;
import org.gnvc.dit.TextContext;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanConfig;
import org.gnvc.tensor.TensorRuntime;
import org.gnvc.vae.wan.WanVae;

/**
 * Makes a pack of the wan profile from checkpoints. Every key and shape is checked before anything
 * is written; then tensors are read, converted and written one at a time.
 */
public final class WanConverter {

  /** Rows of a text that the transformer attends to. */
  private static final int ROWS = 512;

  private final WanConfig config;
  private final TensorType matrices;
  private final TensorRuntime runtime;
  private final Consumer<String> notes;

  /**
   * @param config sizes that the checkpoints must have
   * @param matrices type of matrices and kernels in the pack: F32, F16 or BF16
   * @param runtime computes the keys and values of the text
   * @param notes receives a line for each thing that a user should know
   */
  public WanConverter(
      WanConfig config, TensorType matrices, TensorRuntime runtime, Consumer<String> notes) {
    this.config = config;
    this.matrices = matrices;
    this.runtime = runtime;
    this.notes = notes;
  }

  /**
   * Makes the pack.
   *
   * @param target folder that does not exist yet
   * @throws MissingModelException if a file is missing, damaged, asks to run code or does not fit
   *     the configuration
   * @throws IOException if the target exists, the disk has too little room, or writing fails
   */
  public void convert(CheckpointFiles files, Path target) throws IOException {
    try (Checkpoint autoencoder = Checkpoint.open(files.autoencoder());
        Checkpoint transformer = Checkpoint.open(files.transformer());
        Checkpoint adapter = open(files.adapter());
        Checkpoint codec = open(files.codec());
        Checkpoint text = open(files.text())) {
      Map<String, TensorData> vae =
          KeyMatch.find(
              autoencoder,
              "autoencoder",
              autoencoderKeys(config),
              DiffusersNames::autoencoder,
              key -> false);
      Map<String, TensorData> dit =
          TransformerTensors.of(transformer, adapter, config.dit(), notes);
      TensorSource latents = codec == null ? startingCodec() : codec(codec);
      Optional<StoredTensor> rows =
          text == null ? Optional.empty() : Optional.of(textRows(text, dit));
      try (TextContext context = embed(dit, rows)) {
        write(target, vae, dit, latents, context, rows.isPresent() ? ROWS : 1);
      }
    }
  }

  private static Checkpoint open(Optional<Path> file) throws IOException {
    return file.isPresent() ? Checkpoint.open(file.get()) : null;
  }

  /** Shapes of the autoencoder's tensors by their original keys. */
  static Map<String, List<Integer>> autoencoderKeys(WanConfig config) {
    Map<String, List<Integer>> keys = new LinkedHashMap<>();
    WanVae.tensors(config.vae())
        .forEach(
            (name, shape) -> {
              if (name.startsWith(PackKeys.AUTOENCODER)) {
                keys.put(name.substring(PackKeys.AUTOENCODER.length()), shape);
              }
            });
    return keys;
  }

  private TensorSource startingCodec() {
    notes.accept(
        "latent codec: made by hand, not trained: it works, but a trained one needs far fewer bits;"
            + " give --codec for one");
    return StartingCodec.of(config.codec());
  }

  private TensorSource codec(Checkpoint checkpoint) throws MissingModelException {
    Map<String, List<Integer>> wanted = new LinkedHashMap<>();
    Stream.concat(
            ContextualEntropy.sources(config.codec()).stream(),
            NetworkLayout.analysis(config.codec()).stream())
        .forEach(t -> wanted.put(t.key(), t.shape()));
    Map<String, TensorData> found =
        KeyMatch.find(checkpoint, "latent codec", wanted, UnaryOperator.identity(), key -> false);
    return (NetworkTensor tensor) -> found.get(tensor.key()).stored();
  }

  private StoredTensor textRows(Checkpoint text, Map<String, TensorData> dit) throws IOException {
    int width = dit.get("text_embedding.0.weight").shape().get(1);
    if (text.tensors().size() == 1) {
      StoredTensor only = text.tensors().get(text.tensors().firstKey()).stored();
      List<Integer> shape = only.shape();
      if (shape.size() == 3 && shape.get(0) == 1) {
        shape = shape.subList(1, 3);
      }
      if (shape.size() == 2 && shape.get(0) <= ROWS && shape.get(1) == width) {
        return new StoredTensor(only.name(), only.type(), shape, only.bytes());
      }
    }
    throw new MissingModelException(
        "text context %s is not one tensor of at most %d rows of %d"
            .formatted(text.source(), ROWS, width),
        "give what the text encoder makes of a text");
  }

  private TextContext embed(Map<String, TensorData> dit, Optional<StoredTensor> rows)
      throws IOException {
    return TextContext.embed(
        runtime,
        dit.get("text_embedding.0.weight").stored(),
        dit.get("text_embedding.0.bias").stored(),
        dit.get("text_embedding.2.weight").stored(),
        dit.get("text_embedding.2.bias").stored(),
        rows,
        ROWS);
  }

  private void write(
      Path target,
      Map<String, TensorData> vae,
      Map<String, TensorData> dit,
      TensorSource codec,
      TextContext text,
      int rows)
      throws IOException {
    List<TensorData> tensors = new ArrayList<>();
    PackKeys.pictures(config, rows)
        .forEach(
            (name, shape) ->
                tensors.add(
                    new PackTensor(
                        name,
                        PackKeys.type(name, shape, matrices),
                        shape,
                        maker(name, shape, vae, dit, text))));
    ClippedNumbers clipped = WanPack.write(target, config, tensors, codec, matrices);
    if (clipped.weights() + clipped.biases() > 0) {
      notes.accept(
          "latent codec: %d weights and %d biases of %d numbers are beyond its integers and were"
                  .formatted(clipped.weights(), clipped.biases(), clipped.of())
              + " clipped");
    }
  }

  private static PackTensor.Maker maker(
      String name,
      List<Integer> shape,
      Map<String, TensorData> vae,
      Map<String, TensorData> dit,
      TextContext text) {
    if (name.startsWith(PackKeys.AUTOENCODER)) {
      return vae.get(name.substring(PackKeys.AUTOENCODER.length()))::stored;
    } else if (!name.startsWith(PackKeys.TRANSFORMER)) {
      return () -> LatentScale.of(name, shape.get(0));
    }
    String key = name.substring(PackKeys.TRANSFORMER.length());
    String attention = key.substring(0, key.lastIndexOf('.') + 1);
    if (key.endsWith(PackKeys.KEYS)) {
      return () -> project(text, dit, attention).keys();
    } else if (key.endsWith(PackKeys.VALUES)) {
      return () -> project(text, dit, attention).values();
    }
    return dit.get(key)::stored;
  }

  private static TextContext.KeysAndValues project(
      TextContext text, Map<String, TensorData> dit, String attention) throws IOException {
    return text.project(
        dit.get(attention + "k.weight").stored(),
        dit.get(attention + "k.bias").stored(),
        dit.get(attention + "norm_k.weight").stored(),
        dit.get(attention + "v.weight").stored(),
        dit.get(attention + "v.bias").stored());
  }
}
