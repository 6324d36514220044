package org.gnvc.contextual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.entropy.CdfTable;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.entropy.GaussianTables;
import org.gnvc.error.MissingModelException;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.StoredTables;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/**
 * The content of a wan pack's {@code entropy.safetensors}: all that decides which symbols a stream
 * holds, and with them the decoded latents and features. Every tensor is checked on loading.
 * Immutable; safe for use by many threads.
 *
 * <p>The file holds
 *
 * <ul>
 *   <li>the tensors of {@link NetworkLayout#decoding} under their keys, int16: weights in 1/8192,
 *       biases and tables of scales in 1/512;
 *   <li>{@code wsilu} and {@code intra_step} (65536) int16 and {@code scale_index} (65536) uint8:
 *       functions of a value v, at place v + 32768;
 *   <li>{@code intra.z} and {@code inter.z}: tables of the hyper-latent (see {@link StoredTables}),
 *       for each rate row one for each channel;
 *   <li>{@code gaussian}: {@value GaussianTables#COUNT} tables of the residuals.
 * </ul>
 */
public final class ContextualEntropy implements TensorSource {

  /** Value of the metadata entry {@code format} of files that this class reads. */
  public static final String FORMAT = "gnvc-entropy-2";

  /** Table of x * sigmoid(4x). */
  static final String WSILU = "wsilu";

  /** Table of 1.5 * sigmoid(x) + 0.5. */
  static final String INTRA_STEP = "intra_step";

  /** Table of the index of the Gaussian table for a scale. */
  static final String SCALE_INDEX = "scale_index";

  /** Hyper-latent tables of anchors. */
  static final String INTRA_Z = "intra.z";

  /** Hyper-latent tables of predicted latents. */
  static final String INTER_Z = "inter.z";

  /** Tables of the residuals. */
  static final String GAUSSIAN = "gaussian";

  private final ContextualConfig config;
  private final Map<String, StoredTensor> tensors = new HashMap<>();
  private final ExactTables functions;
  private final List<CdfTableSet> intraHyper;
  private final List<CdfTableSet> interHyper;
  private final CdfTableSet gaussian;

  private ContextualEntropy(SafeTensors file, ContextualConfig config) throws IOException {
    this.config = config;
    for (NetworkTensor t : NetworkLayout.decoding(config)) {
      put(file, t.key(), TensorType.I16, t.shape());
    }
    List<Integer> values = List.of(ExactTables.VALUES);
    functions =
        new ExactTables(
            StoredTables.ints(file, WSILU, TensorType.I16, values),
            StoredTables.ints(file, INTRA_STEP, TensorType.I16, values),
            StoredTables.ints(file, SCALE_INDEX, TensorType.U8, values));
    intraHyper = hyper(file, INTRA_Z, IntraNetwork.RATES, config.intraHyper());
    interHyper = hyper(file, INTER_Z, InterNetwork.RATES, config.hyper());
    gaussian = new CdfTableSet(StoredTables.read(file, GAUSSIAN, GaussianTables.COUNT));
  }

  /**
   * The entropy model of a pack.
   *
   * @throws MissingModelException if the pack has none, a damaged one, or one for other sizes
   */
  public static ContextualEntropy load(ModelPack pack) throws IOException {
    return of(pack.entropyModel(), pack.wan().codec());
  }

  /**
   * The entropy model in a file.
   *
   * @param config sizes that it must have
   * @throws MissingModelException if a part is missing, misshapen or out of range
   */
  public static ContextualEntropy of(SafeTensors file, ContextualConfig config) throws IOException {
    String format = file.metadata().get(EntropyModel.FORMAT_KEY);
    if (!FORMAT.equals(format)) {
      throw unusable("format " + format + " where this build reads " + FORMAT);
    }
    try {
      return new ContextualEntropy(file, config);
    } catch (IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
  }

  private static MissingModelException unusable(String how) {
    return new MissingModelException(
        "entropy model cannot be used: " + how, "make it again with 'gnvc model convert'");
  }

  /**
   * The tensors that {@link #write} asks a source for: those of the decoder's networks and those of
   * the hyper-latents' distributions.
   */
  public static List<NetworkTensor> sources(ContextualConfig config) {
    List<NetworkTensor> all = new ArrayList<>(NetworkLayout.decoding(config));
    all.addAll(FactorisedPrior.tensors("intra.", IntraNetwork.RATES, config.intraHyper()));
    all.addAll(FactorisedPrior.tensors("inter.", InterNetwork.RATES, config.hyper()));
    return List.copyOf(all);
  }

  /**
   * Makes the file from trained tensors. Equal tensors give equal bytes on every machine.
   *
   * @param file receives the entropy model
   * @param trained has the tensors of {@link #sources}, real numbers
   * @return how many numbers did not fit and were clipped
   * @throws MissingModelException if the source lacks a tensor or has one of another shape
   */
  public static ClippedNumbers write(Path file, TensorSource trained, ContextualConfig config)
      throws IOException {
    return new ContextualConverter(config).convert(trained, file);
  }

  private void put(SafeTensors file, String name, TensorType type, List<Integer> shape)
      throws IOException {
    StoredTensor t = file.get(name);
    if (t.type() != type || !t.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "%s is %s %s where %s %s is wanted".formatted(name, t.type(), t.shape(), type, shape));
    }
    tensors.put(name, t);
  }

  private static List<CdfTableSet> hyper(SafeTensors file, String path, int rows, int channels)
      throws IOException {
    List<CdfTable> all = StoredTables.read(file, path, rows * channels);
    List<CdfTableSet> sets = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      sets.add(new CdfTableSet(all.subList(row * channels, (row + 1) * channels)));
    }
    return List.copyOf(sets);
  }

  /** Sizes of the networks. */
  public ContextualConfig config() {
    return config;
  }

  @Override
  public StoredTensor get(NetworkTensor tensor) {
    StoredTensor t = tensors.get(tensor.key());
    if (t == null) {
      throw new IllegalArgumentException("entropy models have no tensor " + tensor.key());
    }
    return t;
  }

  /** The functions that are tables. */
  ExactTables functions() {
    return functions;
  }

  /** Tables of an anchor's hyper-latent, by channel. */
  CdfTableSet intraHyper(int row) {
    return intraHyper.get(row);
  }

  /** Tables of a predicted latent's hyper-latent, by channel. */
  CdfTableSet interHyper(int row) {
    return interHyper.get(row);
  }

  /** Tables of the residuals, by scale index. */
  CdfTableSet gaussian() {
    return gaussian;
  }
}
