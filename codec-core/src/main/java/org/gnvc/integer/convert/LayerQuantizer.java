package org.gnvc.integer.convert;

import java.util.List;
import org.gnvc.integer.LayerPlan;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/**
 * Turns a float layer into integers. Every value that enters or leaves a layer is an integer that
 * counts steps of a size known per channel; weights get a step per output channel, so that the
 * largest one becomes 127.
 */
final class LayerQuantizer {

  private static final int WEIGHT_MAX = 127;

  /** Sums of products stay below this, so that float32 adds them exactly. */
  private static final double SUM_LIMIT = (1 << 24) - 1;

  private static final double BIAS_LIMIT = 1 << 24;
  private static final int MULTIPLIER_BITS = 15;
  private static final int MAX_SHIFT = 46;

  private final LayerPlan plan;
  private final double[] inputStep;
  private final double[] outputStep;

  /**
   * @param inputStep size of a step of each input channel
   * @param outputStep size of a step of each output channel
   */
  LayerQuantizer(LayerPlan plan, double[] inputStep, double[] outputStep) {
    this.plan = plan;
    this.inputStep = inputStep.clone();
    this.outputStep = outputStep.clone();
  }

  /**
   * The stored layer.
   *
   * @param path prefix of the tensors' names
   * @param weight (outputs, inputs, kernel, kernel)
   * @param bias one or as many vectors as the plan has
   */
  List<StoredTensor> quantize(String path, float[] weight, double[][] bias) {
    int outputs = plan.outputs();
    int depth = weight.length / outputs;
    int[] weights = new int[weight.length];
    int[] biases = new int[plan.biases() * outputs];
    int[] multipliers = new int[outputs];
    int[] shifts = new int[outputs];
    for (int o = 0; o < outputs; o++) {
      double[] row = scaledRow(weight, o, depth);
      double step = step(row, o, bias);
      for (int k = 0; k < depth; k++) {
        weights[o * depth + k] = (int) Math.rint(row[k] / step);
      }
      for (int r = 0; r < plan.biases(); r++) {
        biases[r * outputs + o] = (int) Math.rint(bias[r][o] / step);
      }
      double ratio = step / outputStep[o];
      int shift = MULTIPLIER_BITS - 1 - Math.getExponent(ratio);
      shift = Math.max(1, Math.min(MAX_SHIFT, shift));
      double multiplier = Math.rint(Math.scalb(ratio, shift));
      if (multiplier > (1 << MULTIPLIER_BITS) - 1) {
        shift--;
        multiplier = Math.rint(Math.scalb(ratio, shift));
      }
      multipliers[o] = (int) multiplier;
      shifts[o] = shift;
    }
    int k = plan.kernel();
    return List.of(
        StoredTensor.ofInts(path + ".weight", TensorType.I8, weights, outputs, plan.inputs(), k, k),
        StoredTensor.ofInts(path + ".bias", TensorType.I32, biases, plan.biases(), outputs),
        StoredTensor.ofInts(path + ".multiplier", TensorType.I16, multipliers, outputs),
        StoredTensor.ofInts(path + ".shift", TensorType.U8, shifts, outputs));
  }

  private double[] scaledRow(float[] weight, int output, int depth) {
    int taps = plan.kernel() * plan.kernel();
    double[] row = new double[depth];
    for (int k = 0; k < depth; k++) {
      row[k] = weight[output * depth + k] * inputStep[k / taps];
    }
    return row;
  }

  /** Size of a weight's step of one output channel. */
  private double step(double[] row, int output, double[][] bias) {
    double largest = 0;
    for (double w : row) {
      largest = Math.max(largest, Math.abs(w));
    }
    double largestBias = 0;
    for (double[] b : bias) {
      largestBias = Math.max(largestBias, Math.abs(b[output]));
    }
    double step = Math.max(largest / WEIGHT_MAX, largestBias / BIAS_LIMIT);
    if (step == 0) {
      return outputStep[output];
    }
    while (largestSum(row, step) > SUM_LIMIT) {
      step *= 1.01;
    }
    return step;
  }

  private double largestSum(double[] row, double step) {
    int taps = plan.kernel() * plan.kernel();
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum += Math.abs(Math.rint(row[k] / step)) * plan.inputBound().get(k / taps);
    }
    return sum;
  }
}
