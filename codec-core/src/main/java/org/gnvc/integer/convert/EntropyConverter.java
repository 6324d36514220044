package org.gnvc.integer.convert;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.entropy.CdfTable;
import org.gnvc.entropy.GaussianTables;
import org.gnvc.integer.EntropyModel;
import org.gnvc.integer.EntropySizes;
import org.gnvc.integer.LatentSymbolCoder;
import org.gnvc.integer.LayerPlan;
import org.gnvc.integer.StoredTables;
import org.gnvc.model.ModelPack;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;

/** Makes {@code entropy.safetensors} from the trained entropy networks of a pack. */
public final class EntropyConverter {

  /** Room above the largest activation that was seen. */
  private static final double HEADROOM = 1.1;

  /** Channels quieter than this share of the loudest one get no finer step. */
  private static final double QUIETEST = 1e-3;

  private EntropyConverter() {}

  /**
   * Converts.
   *
   * @param statistics of what the networks see, see {@link Calibrator}
   * @param file receives the entropy model
   */
  public static void convert(ModelPack pack, CalibrationStatistics statistics, Path file)
      throws IOException {
    List<StoredTensor> tensors = new ArrayList<>();
    for (boolean predicted : new boolean[] {false, true}) {
      tensors.addAll(network(pack, statistics, predicted));
      List<CdfTable> hyper = new ArrayList<>();
      for (int band = 0; band < EntropyModel.RATE_BANDS; band++) {
        for (int c = 0; c < statistics.sizes().hz(); c++) {
          hyper.add(ProbabilityTables.hyper(statistics.hyper(predicted, band, c)));
        }
      }
      tensors.addAll(StoredTables.tensors((predicted ? "1" : "0") + ".hyper", hyper));
    }
    tensors.addAll(StoredTables.tensors("gaussian", GaussianTables.all()));
    SafeTensors.write(file, tensors, Map.of(EntropyModel.FORMAT_KEY, EntropyModel.FORMAT));
  }

  private static List<StoredTensor> network(
      ModelPack pack, CalibrationStatistics statistics, boolean predicted) throws IOException {
    EntropySizes sizes = statistics.sizes();
    List<StoredTensor> tensors = new ArrayList<>();
    Map<String, double[]> steps = new HashMap<>();
    RateBias rateBias = new RateBias(pack, predicted);
    for (LayerPlan plan : LayerPlan.network(sizes, predicted)) {
      double[] out =
          plan.prediction()
              ? predictionSteps(sizes.m())
              : activationSteps(statistics.activations(predicted, plan.name()));
      steps.put(plan.name(), out);
      String name = RateBias.path(predicted) + plan.name();
      List<Integer> shape = List.of(plan.outputs(), plan.inputs(), plan.kernel(), plan.kernel());
      float[] weight = pack.tensor(name + ".weight", shape).floats();
      double[][] bias = bias(pack.tensor(name + ".bias").floats(), plan, rateBias);
      double[] in = inputSteps(plan.name(), steps, sizes, predicted);
      double[] outOfConvolution = plan.outputs() == 4 * out.length ? repeated(out, 4) : out;
      tensors.addAll(
          new LayerQuantizer(plan, in, outOfConvolution)
              .quantize((predicted ? "1." : "0.") + plan.name(), weight, bias));
    }
    return tensors;
  }

  /** Steps of means, then of table indices. */
  private static double[] predictionSteps(int m) {
    double[] steps = new double[2 * m];
    Arrays.fill(steps, 0, m, 1.0 / LatentSymbolCoder.UNITS);
    Arrays.fill(steps, m, 2 * m, GaussianTables.LOG_STEP);
    return steps;
  }

  /**
   * Steps half-way, in the logarithm, between one for each channel's own range and one for the
   * largest range: the former would use up the precision of the next layer's weights.
   */
  private static double[] activationSteps(float[] largest) {
    double loudest = 1e-6;
    for (float v : largest) {
      loudest = Math.max(loudest, v);
    }
    double[] steps = new double[largest.length];
    for (int c = 0; c < steps.length; c++) {
      double range = Math.sqrt(Math.max(largest[c], QUIETEST * loudest) * loudest);
      steps[c] = HEADROOM * range / LayerPlan.ACTIVATION_MAX;
    }
    return steps;
  }

  private static double[] inputSteps(
      String layer, Map<String, double[]> steps, EntropySizes sizes, boolean predicted) {
    double[] units = new double[2 * sizes.m()];
    Arrays.fill(units, 1.0 / LatentSymbolCoder.UNITS);
    double[] symbols = new double[sizes.hz()];
    Arrays.fill(symbols, 1);
    double[] context =
        predicted && layer.endsWith("1") && steps.containsKey("t2")
            ? joined(steps.get("h3"), steps.get("t2"))
            : steps.get("h3");
    return switch (layer) {
      case "h1" -> symbols;
      case "t1" -> units;
      case "f1" -> context;
      case "s1" -> joined(context, Arrays.copyOf(units, sizes.m()));
      default -> steps.get(layer.charAt(0) + (layer.endsWith("2") ? "1" : "2"));
    };
  }

  private static double[][] bias(float[] own, LayerPlan plan, RateBias rateBias) {
    double[][] bias = new double[plan.biases()][plan.outputs()];
    for (int r = 0; r < bias.length; r++) {
      float[] added =
          plan.rateBias() ? rateBias.at(plan.name().substring(0, 1), rateBias.point(r)) : null;
      for (int o = 0; o < plan.outputs(); o++) {
        bias[r][o] = own[o] + (added == null ? 0 : added[o]);
        if (plan.prediction() && o >= plan.outputs() / 2) {
          bias[r][o] -= StrictMath.log(GaussianTables.LEAST_SCALE);
        }
      }
    }
    return bias;
  }

  private static double[] repeated(double[] values, int times) {
    double[] out = new double[values.length * times];
    Arrays.setAll(out, i -> values[i / times]);
    return out;
  }

  private static double[] joined(double[] a, double[] b) {
    double[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }
}
