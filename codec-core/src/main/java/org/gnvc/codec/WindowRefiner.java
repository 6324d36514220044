package org.gnvc.codec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.gnvc.dit.Refiner;
import org.gnvc.entropy.GaussianNoise;

/**
 * Refines the latents of a group in a window that also holds the last decoded latents of the group
 * before, so that texture continues over the border. What comes out for those is left away.
 */
final class WindowRefiner {

  /** Latents of the group before that a window takes along. */
  static final int CONTEXT = 2;

  private final GnvcModel model;
  private final Refiner refiner;
  private Carried<List<Sample>> context;

  WindowRefiner(GnvcModel model) {
    this.model = model;
    refiner = model.networks().refiner();
  }

  /** A decoded latent x_c (z, h, w) and its feature (n, h, w). */
  private record Sample(NDArray latent, NDArray feature) {
    void attach(NDManager scope) {
      latent.attach(scope);
      feature.attach(scope);
    }
  }

  /**
   * How to refine a group.
   *
   * @param steps refinement steps; 0 leaves the latents as they are
   * @param tN flow time at the start
   * @param seed noise seed
   * @param keyFrame number of the key group's first frame
   * @param firstLatent number of the group's first latent since the key group; 0 means that the
   *     group is a key group
   */
  record Settings(int steps, double tN, int seed, long keyFrame, int firstLatent) {}

  /**
   * Refines the latents of the next group.
   *
   * @param latents of the group; the last ones are taken over as context of the group after it
   * @param scope owner of the result
   * @return (k, z, h, w) float32
   */
  NDArray refine(List<LatentCoder.Decoded> latents, Settings settings, NDManager scope) {
    List<Sample> window = new ArrayList<>();
    if (settings.firstLatent() > 0) {
      window.addAll(context.state());
    }
    int before = window.size();
    latents.forEach(d -> window.add(new Sample(d.latent(), d.feature())));
    NDArray refined;
    try (NDManager work = scope.newSubManager()) {
      NDArray xc = stack(window.stream().map(Sample::latent).toList(), work);
      refined = xc;
      if (settings.steps() > 0) {
        NDArray features = stack(window.stream().map(Sample::feature).toList(), work);
        NDArray noise = noise(settings, before, xc.getShape(), work);
        refined = refiner.refine(xc, features, noise, settings.steps(), settings.tN(), work);
      }
      refined = refined.get(new NDIndex("{}:", before));
      refined.attach(scope);
    }
    keep(window);
    return refined;
  }

  /** Forgets the group before. */
  void reset() {
    context = Carried.replace(context, null);
  }

  private void keep(List<Sample> window) {
    List<Sample> last = window.subList(Math.max(0, window.size() - CONTEXT), window.size());
    NDManager owner = model.runtime().newScope();
    last.forEach(s -> s.attach(owner));
    context = Carried.replace(context, new Carried<>(List.copyOf(last), owner));
  }

  private static NDArray noise(Settings settings, int before, Shape shape, NDManager scope) {
    int length = (int) (shape.size() / shape.get(0));
    NDList noise = new NDList();
    for (int i = 0; i < shape.get(0); i++) {
      float[] values = new float[length];
      int latent = settings.firstLatent() - before + i;
      GaussianNoise.fill(settings.seed(), settings.keyFrame(), latent, values);
      noise.add(scope.create(values, new Shape(shape.get(1), shape.get(2), shape.get(3))));
    }
    return NDArrays.stack(noise);
  }

  /** The tensors as one in {@code scope}, whichever scope they belong to. */
  private static NDArray stack(List<NDArray> tensors, NDManager scope) {
    NDArray stacked = NDArrays.stack(new NDList(tensors));
    stacked.attach(scope);
    return stacked;
  }
}
