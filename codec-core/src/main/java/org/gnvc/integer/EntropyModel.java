package org.gnvc.integer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.entropy.CdfTable;
import org.gnvc.entropy.CdfTableSet;
import org.gnvc.entropy.GaussianTables;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.LiteCodecConfig;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.TensorType;

/**
 * The content of a pack's {@code entropy.safetensors}: all that decides which symbols a stream
 * holds. Every number is checked on loading, so that no stream can make an integer overflow.
 * Immutable; safe for use by many threads.
 */
public final class EntropyModel {

  /** Value of the metadata entry {@code format} of files that this class reads. */
  public static final String FORMAT = "gnvc-entropy-1";

  /** Name of that entry. */
  public static final String FORMAT_KEY = "format";

  /** The hyper-latent has one set of tables for every 8 rate indices. */
  public static final int RATE_BANDS = 8;

  /** Number of rate indices. */
  public static final int RATES = 64;

  /** Number of Gaussian tables. */
  public static final int SCALES = GaussianTables.COUNT;

  private final EntropySizes sizes;
  private final List<EntropyNetwork> networks;
  private final List<List<CdfTableSet>> hyperTables;
  private final CdfTableSet gaussianTables;

  private EntropyModel(SafeTensors file, EntropySizes sizes) throws IOException {
    this.sizes = sizes;
    networks = List.of(network(file, false), network(file, true));
    List<List<CdfTableSet>> hyper = new ArrayList<>();
    for (int kind = 0; kind < 2; kind++) {
      List<CdfTable> all = StoredTables.read(file, kind + ".hyper", RATE_BANDS * sizes.hz());
      List<CdfTableSet> bands = new ArrayList<>();
      for (int b = 0; b < RATE_BANDS; b++) {
        bands.add(new CdfTableSet(all.subList(b * sizes.hz(), (b + 1) * sizes.hz())));
      }
      hyper.add(List.copyOf(bands));
    }
    hyperTables = List.copyOf(hyper);
    gaussianTables = new CdfTableSet(StoredTables.read(file, "gaussian", SCALES));
  }

  /**
   * The entropy model of a pack.
   *
   * @throws MissingModelException if the pack has none, a damaged one, or one for other sizes
   */
  public static EntropyModel load(ModelPack pack) throws IOException {
    LiteCodecConfig c = pack.lite().codec();
    try {
      return of(pack.entropyModel(), new EntropySizes(c.m(), c.n(), c.hz()));
    } catch (IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
  }

  /**
   * The entropy model in a file.
   *
   * @param sizes sizes that it must have
   * @throws MissingModelException if a part is missing or out of range
   */
  public static EntropyModel of(SafeTensors file, EntropySizes sizes) throws IOException {
    String format = file.metadata().get(FORMAT_KEY);
    if (!FORMAT.equals(format)) {
      throw unusable("format " + format + " where this build reads " + FORMAT);
    }
    try {
      return new EntropyModel(file, sizes);
    } catch (IllegalArgumentException e) {
      throw unusable(e.getMessage());
    }
  }

  private EntropyNetwork network(SafeTensors file, boolean predicted) throws IOException {
    Map<String, IntegerLayer> layers = new HashMap<>();
    for (LayerPlan plan : LayerPlan.network(sizes, predicted)) {
      String path = (predicted ? "1." : "0.") + plan.name();
      List<Integer> shape = List.of(plan.outputs(), plan.inputs(), plan.kernel(), plan.kernel());
      int[] weights = StoredTables.ints(file, path + ".weight", TensorType.I8, shape);
      byte[] bytes = new byte[weights.length];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) weights[i];
      }
      List<Integer> biasShape = List.of(plan.biases(), plan.outputs());
      int[] bias = StoredTables.ints(file, path + ".bias", TensorType.I32, biasShape);
      int[][] rows = new int[plan.biases()][];
      for (int r = 0; r < rows.length; r++) {
        rows[r] = Arrays.copyOfRange(bias, r * plan.outputs(), (r + 1) * plan.outputs());
      }
      List<Integer> perOutput = List.of(plan.outputs());
      int[] multiplier = StoredTables.ints(file, path + ".multiplier", TensorType.I16, perOutput);
      int[] shift = StoredTables.ints(file, path + ".shift", TensorType.U8, perOutput);
      layers.put(plan.name(), plan.layer(path, bytes, rows, multiplier, shift));
    }
    return new EntropyNetwork(layers);
  }

  private static MissingModelException unusable(String how) {
    return new MissingModelException(
        "entropy model cannot be used: " + how, "make it again with 'gnvc model quantize'");
  }

  /** Sizes of the model. */
  public EntropySizes sizes() {
    return sizes;
  }

  EntropyNetwork network(boolean predicted) {
    return networks.get(predicted ? 1 : 0);
  }

  /** Tables of the hyper-latent's channels. */
  CdfTableSet hyperTables(boolean predicted, int rateIndex) {
    return hyperTables.get(predicted ? 1 : 0).get(rateIndex * RATE_BANDS / RATES);
  }

  /** Tables of the residuals, by scale index. */
  CdfTableSet gaussianTables() {
    return gaussianTables;
  }
}
