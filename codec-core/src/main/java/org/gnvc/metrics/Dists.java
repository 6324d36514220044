package org.gnvc.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.tensor.TensorRuntime;

/**
 * Distance of structure and texture, 0 for equal pictures (DISTS; Ding et al., "Image Quality
 * Assessment: Unifying Structure and Texture Similarity", 2020): means, variances and covariances
 * of the picture's own channels and of the activations of VGG-16 with L2 pooling. The weights come
 * from a file of the user: VGG-16 as {@link MetricWeights} names it, and {@code alpha} and {@code
 * beta}, each {@code (1, 1475, 1, 1)}. Pictures are compared at their own size. Works in float32.
 * For one thread at a time; the runtime must outlive it.
 */
public final class Dists implements AutoCloseable {

  private static final float[] MEAN = {.485f, .456f, .406f};
  private static final float[] DEVIATION = {.229f, .224f, .225f};
  private static final double STABILITY = 1e-6;
  private static final int CHANNELS = 3 + 64 + 128 + 256 + 512 + 512;
  private static final int[] POSITIONS = {2};

  /**
   * What one stage adds to the similarity.
   *
   * @param texture from the means
   * @param structure from the covariances
   */
  record Similarity(double texture, double structure) {}

  private final NDManager scope;
  private final FeatureNetwork network;
  private final float[] alpha;
  private final float[] beta;
  private final double weightSum;

  private Dists(Path file, TensorRuntime runtime, NDManager scope) throws IOException {
    this.scope = scope;
    MetricWeights weights = MetricWeights.read(file);
    List<List<Layer>> stages = Backbone.vgg(new Layer.L2Pool());
    network = new FeatureNetwork(stages, MEAN, DEVIATION, weights, runtime, scope);
    alpha = channelWeights(weights, "alpha", file);
    beta = channelWeights(weights, "beta", file);
    double sum = 0;
    for (int i = 0; i < alpha.length; i++) {
      sum += (double) alpha[i] + beta[i];
    }
    weightSum = sum;
  }

  private static float[] channelWeights(MetricWeights weights, String name, Path file)
      throws IOException {
    float[] values = weights.get(name).floats();
    if (values.length != CHANNELS) {
      throw new MissingModelException(
          file + ": " + name + " has " + values.length + " values, not " + CHANNELS,
          "see the manual for the weights that fit");
    }
    return values;
  }

  /**
   * Loads the weights.
   *
   * @throws MissingModelException if the file lacks one of them
   * @throws IOException if the file cannot be read
   */
  public static Dists open(Path file, TensorRuntime runtime) throws IOException {
    NDManager scope = runtime.newScope();
    try {
      return new Dists(file, runtime, scope);
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Distance of two frames of the same size.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public double distance(Frame a, Frame b) {
    VideoFormat format = a.format();
    return distance(Psnr.rgb(a), Psnr.rgb(b, format), format.height(), format.width());
  }

  /** Distance of two pictures {@code (3, height, width)}, RGB in [-1, 1]. */
  public double distance(float[] a, float[] b, int height, int width) {
    double similarity = 0;
    for (Similarity stage : stages(a, b, height, width)) {
      similarity += stage.texture() + stage.structure();
    }
    return 1 - similarity;
  }

  /** The shares of the picture itself and of the five stages of the network. */
  List<Similarity> stages(float[] a, float[] b, int height, int width) {
    try (NDManager work = scope.newSubManager()) {
      Shape shape = new Shape(1, 3, height, width);
      NDArray pair = NDArrays.concat(new NDList(work.create(a, shape), work.create(b, shape)), 0);
      NDArray unit = pair.add(1).mul(0.5f);
      List<NDArray> features = new ArrayList<>(List.of(unit));
      features.addAll(network.features(unit));
      List<Similarity> stages = new ArrayList<>();
      int channel = 0;
      for (NDArray feature : features) {
        long channels = feature.getShape().get(1);
        NDArray flat = feature.reshape(2, channels, -1);
        stages.add(compare(flat.get("0:1"), flat.get("1:2"), channel));
        channel += (int) channels;
      }
      return stages;
    }
  }

  /** Of activations {@code (1, C, positions)}. */
  private Similarity compare(NDArray x, NDArray y, int firstChannel) {
    NDArray meanX = x.mean(POSITIONS, true);
    NDArray meanY = y.mean(POSITIONS, true);
    NDArray centredX = x.sub(meanX);
    NDArray centredY = y.sub(meanY);
    float[] mx = meanX.toFloatArray();
    float[] my = meanY.toFloatArray();
    float[] vx = centredX.square().mean(POSITIONS).toFloatArray();
    float[] vy = centredY.square().mean(POSITIONS).toFloatArray();
    float[] covariance = centredX.mul(centredY).mean(POSITIONS).toFloatArray();
    double texture = 0;
    double structure = 0;
    for (int c = 0; c < mx.length; c++) {
      double a = mx[c];
      double b = my[c];
      texture += alpha[firstChannel + c] * (2 * a * b + STABILITY) / (a * a + b * b + STABILITY);
      structure +=
          beta[firstChannel + c]
              * (2.0 * covariance[c] + STABILITY)
              / ((double) vx[c] + vy[c] + STABILITY);
    }
    return new Similarity(texture / weightSum, structure / weightSum);
  }

  @Override
  public void close() {
    scope.close();
  }
}
