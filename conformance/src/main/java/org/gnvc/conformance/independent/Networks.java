package org.gnvc.conformance.independent;

import java.util.Arrays;

/** The layers and tables of one kind of latent: 0 anchor, 1 predicted. */
final class Networks {
  final int m;
  final int hz;
  private final boolean predicted;
  private final Layer h1;
  private final Layer h2;
  private final Layer h3;
  private final Layer t1;
  private final Layer t2;
  private final Layer f1;
  private final Layer f2;
  private final Layer f3;
  private final Layer s1;
  private final Layer s2;
  private final Layer s3;
  private final Table[] hyper;

  Networks(Safetensors file, int kind) {
    String k = kind + ".";
    hz = file.get(k + "h1.weight").shape()[1];
    int n = file.get(k + "h3.weight").shape()[0];
    m = file.get(k + "f3.weight").shape()[0] / 2;
    predicted = kind == 1;
    int context = predicted ? 2 * n : n;
    int[] activations = bounds(n, 255);
    h1 = Layer.read(file, k + "h1", bounds(hz, 63), 4 * n, 3, 1, false);
    h2 = Layer.read(file, k + "h2", activations, 4 * n, 3, 1, false);
    h3 = Layer.read(file, k + "h3", activations, n, 3, 1, false);
    t1 = predicted ? Layer.read(file, k + "t1", bounds(2 * m, 1023), n, 3, 1, false) : null;
    t2 = predicted ? Layer.read(file, k + "t2", activations, n, 3, 1, false) : null;
    f1 = Layer.read(file, k + "f1", bounds(context, 255), n, 3, 64, false);
    f2 = Layer.read(file, k + "f2", activations, n, 3, 1, false);
    f3 = Layer.read(file, k + "f3", activations, 2 * m, 1, 1, true);
    int[] known = Arrays.copyOf(bounds(context, 255), context + m);
    Arrays.fill(known, context, context + m, 1023);
    s1 = Layer.read(file, k + "s1", known, n, 3, 64, false);
    s2 = Layer.read(file, k + "s2", activations, n, 3, 1, false);
    s3 = Layer.read(file, k + "s3", activations, 2 * m, 1, 1, true);
    hyper = Table.read(file, k + "hyper", 8 * hz);
  }

  private static int[] bounds(int count, int bound) {
    int[] bounds = new int[count];
    Arrays.fill(bounds, bound);
    return bounds;
  }

  Table hyperTable(int rateIndex, int channel) {
    return hyper[rateIndex / 8 * hz + channel];
  }

  /**
   * The context.
   *
   * @param z hyper-latent
   * @param previous decoded values of the latent before and of the one before that; not used for
   *     anchors
   */
  Planes context(Planes z, Planes previous, int rows, int columns) {
    Planes u = h1.apply(z, 0).shuffled();
    Planes v = h2.apply(u, 0).shuffled().cropped(rows, columns);
    Planes context = h3.apply(v, 0);
    return predicted ? context.then(t2.apply(t1.apply(previous.limited(), 0), 0)) : context;
  }

  /** Means (m planes) and scale indices (m planes) of the first part. */
  Planes first(Planes context, int rateIndex) {
    return f3.apply(f2.apply(f1.apply(context, rateIndex), 0), 0);
  }

  /** Means and scale indices of the second part. */
  Planes second(Planes context, Planes known, int rateIndex) {
    return s3.apply(s2.apply(s1.apply(context.then(known.limited()), rateIndex), 0), 0);
  }
}
