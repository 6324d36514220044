package org.gnvc.integer.convert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.gnvc.integer.EntropySizes;
import org.gnvc.integer.LayerPlan;
import org.gnvc.model.ModelPack;
import org.gnvc.tensor.TensorRuntime;

/** The entropy networks of one kind of latent as they were trained, in float32. */
final class FloatEntropyNetwork implements AutoCloseable {

  private final NDManager scope;
  private final EntropySizes sizes;
  private final boolean predicted;
  private final RateBias rateBias;
  private final Map<String, NDArray> weights = new HashMap<>();

  /** Mean and natural logarithm of the scale, each (1, m, h, w). */
  record Prediction(NDArray mean, NDArray logScale) {}

  FloatEntropyNetwork(ModelPack pack, TensorRuntime runtime, EntropySizes sizes, boolean predicted)
      throws IOException {
    scope = runtime.newScope();
    this.sizes = sizes;
    this.predicted = predicted;
    rateBias = new RateBias(pack, predicted);
    for (LayerPlan plan : LayerPlan.network(sizes, predicted)) {
      for (String part : List.of(".weight", ".bias")) {
        String name = RateBias.path(predicted) + plan.name() + part;
        weights.put(plan.name() + part, runtime.float32(scope, pack.tensor(name)));
      }
    }
  }

  /**
   * Runs both parts of the checkerboard on what an encoder saw.
   *
   * @param q position among the trained rate points, usually that of the sample's rate index
   * @param seen receives the name and the activations (1, n, ., .) of every hidden layer
   * @return prediction of the first part, then of the second
   */
  List<Prediction> run(
      CalibrationSample s, double q, NDManager manager, BiConsumer<String, NDArray> seen) {
    int h = s.height();
    int w = s.width();
    int hz = EntropySizes.hyper(h);
    int wz = EntropySizes.hyper(w);
    NDArray y = manager.create(s.y(), new Shape(1, sizes.m(), h, w));
    NDArray z = manager.create(s.z(), new Shape(1, sizes.hz(), hz, wz)).round();
    NDArray x = see(seen, "h1", Activation.relu(shuffle(layer("h1", z))));
    x = Activation.relu(shuffle(layer("h2", x))).get(":, :, :" + h + ", :" + w);
    x = hidden(seen, "h3", see(seen, "h2", x), null);
    if (predicted) {
      NDArray previous = manager.create(s.previous(), new Shape(1, 2L * sizes.m(), h, w));
      NDArray t = hidden(seen, "t2", hidden(seen, "t1", previous, null), null);
      x = NDArrays.concat(new NDList(x, t), 1);
    }
    Prediction first = spatial(seen, "f", x, q);
    NDArray known = y.sub(first.mean).round().add(first.mean).mul(mask(manager, h, w));
    NDArray in = NDArrays.concat(new NDList(x, known), 1);
    return List.of(first, spatial(seen, "s", in, q));
  }

  private Prediction spatial(BiConsumer<String, NDArray> seen, String part, NDArray in, double q) {
    float[] bias = rateBias.at(part, q);
    NDArray added = in.getManager().create(bias, new Shape(1, sizes.n(), 1, 1));
    NDArray x = hidden(seen, part + "1", in, added);
    NDList halves = layer(part + "3", hidden(seen, part + "2", x, null)).split(2, 1);
    return new Prediction(halves.get(0), halves.get(1));
  }

  private NDArray hidden(BiConsumer<String, NDArray> seen, String name, NDArray in, NDArray added) {
    NDArray x = layer(name, in);
    return see(seen, name, Activation.relu(added == null ? x : x.add(added)));
  }

  private static NDArray see(BiConsumer<String, NDArray> seen, String name, NDArray x) {
    seen.accept(name, x);
    return x;
  }

  private NDArray layer(String name, NDArray in) {
    NDArray weight = weights.get(name + ".weight");
    long pad = weight.getShape().get(2) / 2;
    return Conv2d.conv2d(
            in,
            weight,
            weights.get(name + ".bias"),
            new Shape(1, 1),
            new Shape(pad, pad),
            new Shape(1, 1))
        .singletonOrThrow();
  }

  private static NDArray shuffle(NDArray x) {
    Shape s = x.getShape();
    long c = s.get(1) / 4;
    return x.reshape(1, c, 2, 2, s.get(2), s.get(3))
        .transpose(0, 1, 4, 2, 5, 3)
        .reshape(1, c, 2 * s.get(2), 2 * s.get(3));
  }

  /** 1 at the elements (1, m, h, w) of the checkerboard's first part. */
  private NDArray mask(NDManager manager, int h, int w) {
    float[] mask = new float[sizes.m() * h * w];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = inFirstPart(i, sizes.m(), h, w) ? 1 : 0;
    }
    return manager.create(mask, new Shape(1, sizes.m(), h, w));
  }

  /** Whether an element of (m, h, w) belongs to the checkerboard's first part. */
  static boolean inFirstPart(int element, int m, int h, int w) {
    boolean odd = ((element / w % h + element % w) & 1) == 1;
    return element / (h * w) < m / 2 == odd;
  }

  /** Position of a rate index among the trained rate points. */
  double point(int rateIndex) {
    return rateBias.point(rateIndex);
  }

  @Override
  public void close() {
    scope.close();
  }
}
