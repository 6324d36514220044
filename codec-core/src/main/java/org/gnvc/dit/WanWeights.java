package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.ModelPack;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;
import org.gnvc.model.WanDitConfig;
import org.gnvc.tensor.Precision;
import org.gnvc.tensor.TensorRuntime;

/**
 * The stored weights of one block of Wan2.1's transformer or of its VACE adapter, in the order in
 * which the operators take them. Immutable; reads nothing but shapes until it is loaded.
 */
final class WanWeights {

  /** Most rows of a stored text context; the network pads every text to as many. */
  private static final int TEXT_ROWS = 512;

  /** A tensor, and whether it stays in float32. */
  private record Part(StoredTensor tensor, boolean exact) {}

  private final ModelPack pack;
  private final String prefix;
  private final List<Part> parts = new ArrayList<>();

  private WanWeights(ModelPack pack, String prefix, WanDitConfig config)
      throws MissingModelException {
    this.pack = pack;
    this.prefix = prefix;
    int d = config.d();
    exact("modulation", 1, 6, d);
    for (String name : List.of("q", "k", "v", "o")) {
      linear("self_attn." + name, d, d);
    }
    exact("self_attn.norm_q.weight", d);
    exact("self_attn.norm_k.weight", d);
    exact("norm3.weight", d);
    exact("norm3.bias", d);
    linear("cross_attn.q", d, d);
    int rows = textRows();
    fast("cross_attn.context_k", rows, d);
    fast("cross_attn.context_v", rows, d);
    exact("cross_attn.norm_q.weight", d);
    linear("cross_attn.o", d, d);
    linear("ffn.0", config.ffn(), d);
    linear("ffn.2", d, config.ffn());
  }

  /**
   * The weights of a main block.
   *
   * @throws MissingModelException if the pack lacks one of them or has another shape
   */
  static WanWeights block(ModelPack pack, WanDitConfig config, int i) throws MissingModelException {
    return new WanWeights(pack, "dit.blocks." + i + ".", config);
  }

  /**
   * The weights of an adapter block with its output layer; the first has an input layer too.
   *
   * @throws MissingModelException if the pack lacks one of them or has another shape
   */
  static WanWeights adapter(ModelPack pack, WanDitConfig config, int i)
      throws MissingModelException {
    WanWeights w = new WanWeights(pack, "dit.vace_blocks." + i + ".", config);
    w.linear("after_proj", config.d(), config.d());
    if (i == 0) {
      w.linear("before_proj", config.d(), config.d());
    }
    return w;
  }

  private int textRows() throws MissingModelException {
    List<Integer> shape = pack.tensor(prefix + "cross_attn.context_k").shape();
    int rows = shape.isEmpty() ? 0 : shape.get(0);
    if (rows < 1 || rows > TEXT_ROWS) {
      throw new MissingModelException(
          prefix + "cross_attn.context_k has shape " + shape,
          "the keys of a text are 1 to " + TEXT_ROWS + " rows");
    }
    return rows;
  }

  private void linear(String name, int out, int in) throws MissingModelException {
    fast(name + ".weight", out, in);
    fast(name + ".bias", out);
  }

  private void fast(String name, Integer... shape) throws MissingModelException {
    parts.add(new Part(pack.tensor(prefix + name, List.of(shape)), false));
  }

  private void exact(String name, Integer... shape) throws MissingModelException {
    parts.add(new Part(pack.tensor(prefix + name, List.of(shape)), true));
  }

  /** Size in memory when matrices are in the given precision. */
  long bytes(Precision precision) {
    long bytes = 0;
    for (Part p : parts) {
      int each = p.exact || precision == Precision.FLOAT32 ? Float.BYTES : Short.BYTES;
      bytes += (long) p.tensor.count() * each;
    }
    return bytes;
  }

  /** Whether matrices are stored in the given precision; vectors never take much memory. */
  boolean storedIn(Precision precision) {
    TensorType type = precision == Precision.BFLOAT16 ? TensorType.BF16 : TensorType.F32;
    return parts.stream()
        .filter(p -> !p.exact && p.tensor.shape().stream().filter(s -> s > 1).count() > 1)
        .allMatch(p -> p.tensor.type() == type);
  }

  /** The weights on the device, owned by {@code owner}. */
  List<NDArray> load(TensorRuntime runtime, NDManager owner) {
    List<NDArray> loaded = new ArrayList<>();
    for (Part p : parts) {
      Precision precision = p.exact ? Precision.FLOAT32 : runtime.precision();
      loaded.add(runtime.stored(owner, p.tensor, precision));
    }
    return loaded;
  }
}
