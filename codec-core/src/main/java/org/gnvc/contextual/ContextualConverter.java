package org.gnvc.contextual;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.gnvc.contextual.NetworkTensor.Role;
import org.gnvc.entropy.GaussianTables;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.StoredTables;
import org.gnvc.model.ContextualConfig;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/**
 * Makes {@code entropy.safetensors} from trained tensors by rounding and clipping, as DCVC-RT's
 * integer mode does (its paper's section 4.5); nothing is trained again. For use by one thread.
 */
final class ContextualConverter {

  /** A weight of 1. */
  static final int WEIGHT_UNITS = 8192;

  private static final int UNITS = ExactArithmetic.UNITS;

  private final ContextualConfig config;
  private long clippedWeights;
  private long clippedBiases;
  private long numbers;

  ContextualConverter(ContextualConfig config) {
    this.config = config;
  }

  ClippedNumbers convert(TensorSource trained, Path file) throws IOException {
    List<StoredTensor> out = new ArrayList<>();
    for (NetworkTensor t : NetworkLayout.decoding(config)) {
      out.add(rounded(t, t.from(trained)));
    }
    out.add(function(ContextualEntropy.WSILU, ContextualConverter::wsilu));
    out.add(function(ContextualEntropy.INTRA_STEP, x -> 1.5 * sigmoid(x) + 0.5));
    out.add(scaleIndex());
    out.addAll(hyper(trained, "intra.", IntraNetwork.RATES, config.intraHyper()));
    out.addAll(hyper(trained, "inter.", InterNetwork.RATES, config.hyper()));
    out.addAll(StoredTables.tensors(ContextualEntropy.GAUSSIAN, GaussianTables.all()));
    SafeTensors.write(file, out, Map.of(EntropyModel.FORMAT_KEY, ContextualEntropy.FORMAT));
    return new ClippedNumbers(clippedWeights, clippedBiases, numbers);
  }

  private StoredTensor rounded(NetworkTensor tensor, StoredTensor trained) {
    boolean weight = tensor.role() == Role.KERNEL || tensor.role() == Role.DEPTHWISE;
    float[] values = trained.floats();
    ByteBuffer out = shorts(values.length);
    for (float v : values) {
      double scaled = Math.rint((double) v * (weight ? WEIGHT_UNITS : UNITS));
      if (Double.isNaN(scaled)) {
        throw new IllegalArgumentException(tensor.key() + " holds what is not a number");
      }
      short clipped = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled));
      if (clipped != scaled) {
        if (weight) {
          clippedWeights++;
        } else {
          clippedBiases++;
        }
      }
      out.putShort(clipped);
    }
    numbers += values.length;
    return new StoredTensor(tensor.key(), TensorType.I16, tensor.shape(), out.flip());
  }

  /** A function of all values; functions of 16-bit values stay within 16 bits here. */
  private static StoredTensor function(String name, DoubleUnaryOperator f) {
    ByteBuffer out = shorts(ExactTables.VALUES);
    for (int v = Short.MIN_VALUE; v <= Short.MAX_VALUE; v++) {
      double y = UNITS * f.applyAsDouble((double) v / UNITS);
      long nearest = (long) (Math.abs(y) + 0.5); // halves away from zero
      out.putShort((short) (y < 0 ? -nearest : nearest));
    }
    return new StoredTensor(name, TensorType.I16, List.of(ExactTables.VALUES), out.flip());
  }

  /** The Gaussian table whose scale is nearest, as a ratio; the first for scales not above 0. */
  private static StoredTensor scaleIndex() {
    byte[] out = new byte[ExactTables.VALUES];
    for (int v = Short.MIN_VALUE; v <= Short.MAX_VALUE; v++) {
      double scale = Math.max((double) v / UNITS, GaussianTables.LEAST_SCALE);
      double index = StrictMath.log(scale / GaussianTables.LEAST_SCALE) / GaussianTables.LOG_STEP;
      out[v - Short.MIN_VALUE] = (byte) Math.min(GaussianTables.COUNT - 1, Math.rint(index));
    }
    return new StoredTensor(
        ContextualEntropy.SCALE_INDEX,
        TensorType.U8,
        List.of(ExactTables.VALUES),
        ByteBuffer.wrap(out));
  }

  private static List<StoredTensor> hyper(
      TensorSource trained, String prefix, int rows, int channels) throws IOException {
    FactorisedPrior prior = FactorisedPrior.of(trained, prefix, rows, channels);
    return StoredTables.tensors(prefix + "z", prior.tables());
  }

  private static ByteBuffer shorts(int count) {
    return ByteBuffer.allocate(count * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static double wsilu(double x) {
    return x * sigmoid(4 * x);
  }

  /** Equal on all machines. */
  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
