package org.gnvc.metrics;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import java.util.Map;

/** One step of a feature network, on {@code (N, C, H, W)} float32. */
sealed interface Layer {

  /** Names of the convolutions whose {@code .weight} and {@code .bias} the layer needs. */
  default List<String> convolutions() {
    return List.of();
  }

  /** The result belongs to the manager of {@code in}. */
  NDArray apply(NDArray in, Map<String, NDArray> weights);

  /** A convolution with zero padding, then ReLU. */
  record Convolution(String name, int stride, int padding) implements Layer {

    @Override
    public List<String> convolutions() {
      return List.of(name);
    }

    @Override
    public NDArray apply(NDArray in, Map<String, NDArray> weights) {
      NDList out =
          Conv2d.conv2d(
              in,
              weights.get(name + ".weight"),
              weights.get(name + ".bias"),
              new Shape(stride, stride),
              new Shape(padding, padding));
      return Activation.relu(out.singletonOrThrow());
    }
  }

  /** SqueezeNet's module: few channels, then a 1x1 and a 3x3 convolution side by side. */
  record Fire(String name) implements Layer {

    private Convolution part(String part) {
      return new Convolution(name + "." + part, 1, part.equals("expand3x3") ? 1 : 0);
    }

    @Override
    public List<String> convolutions() {
      return List.of(name + ".squeeze", name + ".expand1x1", name + ".expand3x3");
    }

    @Override
    public NDArray apply(NDArray in, Map<String, NDArray> weights) {
      NDArray squeezed = part("squeeze").apply(in, weights);
      NDArray one = part("expand1x1").apply(squeezed, weights);
      NDArray three = part("expand3x3").apply(squeezed, weights);
      return NDArrays.concat(new NDList(one, three), 1);
    }
  }

  /** Maximum of windows at every second position; {@code ceil} keeps a last window cut short. */
  record MaxPool(int window, boolean ceil) implements Layer {

    @Override
    public NDArray apply(NDArray in, Map<String, NDArray> weights) {
      Shape none = new Shape(0, 0);
      return Pool.maxPool2d(in, new Shape(window, window), new Shape(2, 2), none, ceil);
    }
  }

  /** Root of the Hann-weighted mean square of 3x3 windows at every second position. */
  record L2Pool() implements Layer {

    private static final float[] HANN = {1, 2, 1, 2, 4, 2, 1, 2, 1};
    private static final float HANN_SUM = 16;
    private static final float TINY = 1e-12f;

    @Override
    public NDArray apply(NDArray in, Map<String, NDArray> weights) {
      int channels = (int) in.getShape().get(1);
      NDArray filter =
          in.getManager().create(HANN, new Shape(1, 1, 3, 3)).div(HANN_SUM).repeat(0, channels);
      NDList mean =
          Conv2d.conv2d(
              in.square(),
              filter,
              null,
              new Shape(2, 2),
              new Shape(1, 1),
              new Shape(1, 1),
              channels);
      return mean.singletonOrThrow().add(TINY).sqrt();
    }
  }
}
