package org.gnvc.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gnvc.error.MissingModelException;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.gnvc.model.SafeTensors;
import org.gnvc.tensor.TensorRuntime;

/**
 * Learned perceptual distance (LPIPS 0.1 on SqueezeNet 1.1 features), 0 for equal pictures. The
 * weights come from a file of the user; tensors are named {@code conv1}, {@code fire2} to {@code
 * fire9} and {@code lin0} to {@code lin6}. Works in float32. For one thread at a time; the runtime
 * must outlive it.
 */
public final class Lpips implements AutoCloseable {

  private static final float[] SHIFT = {-.030f, -.088f, -.188f};
  private static final float[] SCALE = {.458f, .448f, .450f};
  private static final float TINY = 1e-10f;
  private static final int FIRST_FIRE = 2;
  private static final int LAST_FIRE = 9;
  private static final int SMALLEST_SIDE = 16;

  private final NDManager scope;
  private final Map<String, NDArray> weights = new HashMap<>();

  private Lpips(NDManager scope) {
    this.scope = scope;
  }

  /**
   * Loads the weights.
   *
   * @throws MissingModelException if the file lacks one of them
   * @throws IOException if the file cannot be read
   */
  public static Lpips open(Path file, TensorRuntime runtime) throws IOException {
    SafeTensors tensors = SafeTensors.read(file);
    Lpips lpips = new Lpips(runtime.newScope());
    try {
      for (String name : names()) {
        lpips.weights.put(name, runtime.float32(lpips.scope, tensors.get(name)));
      }
      lpips.weights.put("shift", lpips.scope.create(SHIFT, new Shape(1, 3, 1, 1)));
      lpips.weights.put("scale", lpips.scope.create(SCALE, new Shape(1, 3, 1, 1)));
      return lpips;
    } catch (IOException | RuntimeException e) {
      lpips.close();
      throw e;
    }
  }

  private static List<String> names() {
    List<String> layers = new ArrayList<>(List.of("conv1"));
    for (int i = FIRST_FIRE; i <= LAST_FIRE; i++) {
      for (String part : List.of("squeeze", "expand1x1", "expand3x3")) {
        layers.add("fire" + i + "." + part);
      }
    }
    List<String> names = new ArrayList<>();
    for (String layer : layers) {
      names.add(layer + ".weight");
      names.add(layer + ".bias");
    }
    for (int i = 0; i < 7; i++) {
      names.add("lin" + i + ".weight");
    }
    return names;
  }

  /**
   * Distance of two frames of the same size, at least 16x16.
   *
   * @throws IllegalArgumentException if the sizes differ or are too small
   */
  public double distance(Frame a, Frame b) {
    VideoFormat format = a.format();
    if (b.format().width() != format.width() || b.format().height() != format.height()) {
      throw new IllegalArgumentException(format + " and " + b.format());
    }
    return distance(Psnr.rgb(a), Psnr.rgb(b), format.height(), format.width());
  }

  /** Distance of two pictures {@code (3, height, width)}, RGB in [-1, 1]. */
  public double distance(float[] a, float[] b, int height, int width) {
    if (Math.min(height, width) < SMALLEST_SIDE) {
      throw new IllegalArgumentException("too small for LPIPS: " + width + "x" + height);
    }
    try (NDManager work = scope.newSubManager()) {
      Shape shape = new Shape(1, 3, height, width);
      NDArray pair = NDArrays.concat(new NDList(work.create(a, shape), work.create(b, shape)), 0);
      double sum = 0;
      List<NDArray> features = features(pair);
      for (int i = 0; i < features.size(); i++) {
        NDArray unit = normalize(features.get(i));
        NDArray difference = unit.get("0:1").sub(unit.get("1:2")).square();
        NDArray weighted = difference.mul(weights.get("lin" + i + ".weight"));
        sum += weighted.sum(new int[] {1}).mean().getFloat();
      }
      return sum;
    }
  }

  /** The seven activations that are compared. */
  private List<NDArray> features(NDArray rgb) {
    List<NDArray> taps = new ArrayList<>();
    NDArray x = rgb.sub(weights.get("shift")).div(weights.get("scale"));
    x = convolve(x, "conv1", 2, 0);
    taps.add(x);
    x = fire(fire(pool(x), 2), 3);
    taps.add(x);
    x = fire(fire(pool(x), 4), 5);
    taps.add(x);
    x = fire(pool(x), 6);
    taps.add(x);
    for (int i = 7; i <= LAST_FIRE; i++) {
      x = fire(x, i);
      taps.add(x);
    }
    return taps;
  }

  private NDArray fire(NDArray in, int number) {
    String name = "fire" + number;
    NDArray squeezed = convolve(in, name + ".squeeze", 1, 0);
    NDArray one = convolve(squeezed, name + ".expand1x1", 1, 0);
    NDArray three = convolve(squeezed, name + ".expand3x3", 1, 1);
    return NDArrays.concat(new NDList(one, three), 1);
  }

  private NDArray convolve(NDArray in, String name, int stride, int padding) {
    NDList out =
        Conv2d.conv2d(
            in,
            weights.get(name + ".weight"),
            weights.get(name + ".bias"),
            new Shape(stride, stride),
            new Shape(padding, padding));
    return Activation.relu(out.singletonOrThrow());
  }

  private static NDArray pool(NDArray in) {
    return Pool.maxPool2d(in, new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), true);
  }

  private static NDArray normalize(NDArray in) {
    return in.div(in.square().sum(new int[] {1}, true).add(TINY).sqrt());
  }

  @Override
  public void close() {
    scope.close();
  }
}
