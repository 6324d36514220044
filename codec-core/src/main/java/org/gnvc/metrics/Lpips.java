package org.gnvc.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.tensor.TensorRuntime;

/**
 * Learned perceptual distance of pictures, 0 for equal ones (LPIPS 0.1; Zhang et al., "The
 * Unreasonable Effectiveness of Deep Features as a Perceptual Metric", CVPR 2018): activations of a
 * {@link Backbone}, scaled to length 1 over the channels, squared differences weighted by channel,
 * mean over the positions, sum over the stages. The weights come from a file of the user, which
 * also tells the network; see {@link MetricWeights} for its names. Works in float32. For one thread
 * at a time; the runtime must outlive it.
 */
public final class Lpips implements AutoCloseable {

  private static final float[] SHIFT = {-.030f, -.088f, -.188f};
  private static final float[] SCALE = {.458f, .448f, .450f};
  private static final float TINY = 1e-10f;

  private final NDManager scope;
  private final Backbone backbone;
  private final FeatureNetwork network;
  private final List<NDArray> channelWeights = new ArrayList<>();

  private Lpips(Path file, TensorRuntime runtime, NDManager scope) throws IOException {
    this.scope = scope;
    MetricWeights weights = MetricWeights.read(file);
    backbone = Backbone.of(weights, file);
    network = new FeatureNetwork(backbone.stages(), SHIFT, SCALE, weights, runtime, scope);
    for (int i = 0; i < backbone.stages().size(); i++) {
      channelWeights.add(runtime.float32(scope, weights.get("lin" + i + ".weight")));
    }
  }

  /**
   * Loads the weights.
   *
   * @throws MissingModelException if the file lacks one of them
   * @throws IOException if the file cannot be read
   */
  public static Lpips open(Path file, TensorRuntime runtime) throws IOException {
    NDManager scope = runtime.newScope();
    try {
      return new Lpips(file, runtime, scope);
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** The network that the file holds. */
  public Backbone backbone() {
    return backbone;
  }

  /**
   * Distance of two frames of the same size, at least 16x16 (VGG), 17x17 (SqueezeNet) or 31x31
   * (AlexNet).
   *
   * @throws IllegalArgumentException if the sizes differ or are too small
   */
  public double distance(Frame a, Frame b) {
    VideoFormat format = a.format();
    return distance(Psnr.rgb(a), Psnr.rgb(b, format), format.height(), format.width());
  }

  /** Distance of two pictures {@code (3, height, width)}, RGB in [-1, 1]. */
  public double distance(float[] a, float[] b, int height, int width) {
    return Arrays.stream(stageDistances(a, b, height, width)).sum();
  }

  /** What each stage adds to the distance. */
  double[] stageDistances(float[] a, float[] b, int height, int width) {
    if (Math.min(height, width) < backbone.smallestSide()) {
      throw new IllegalArgumentException("too small for LPIPS: " + width + "x" + height);
    }
    try (NDManager work = scope.newSubManager()) {
      Shape shape = new Shape(1, 3, height, width);
      NDArray pair = NDArrays.concat(new NDList(work.create(a, shape), work.create(b, shape)), 0);
      List<NDArray> features = network.features(pair);
      double[] distances = new double[features.size()];
      for (int i = 0; i < distances.length; i++) {
        NDArray unit = unitLength(features.get(i));
        NDArray difference = unit.get("0:1").sub(unit.get("1:2")).square();
        NDArray weighted = difference.mul(channelWeights.get(i));
        distances[i] = weighted.sum(new int[] {1}).mean().getFloat();
      }
      return distances;
    }
  }

  private static NDArray unitLength(NDArray in) {
    NDArray length = in.square().sum(new int[] {1}, true).sqrt();
    return in.div(length.add(TINY));
  }

  @Override
  public void close() {
    scope.close();
  }
}
