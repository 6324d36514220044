package org.gnvc.metrics;

import java.nio.file.Path;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.metrics.Layer.Convolution;
import org.gnvc.metrics.Layer.Fire;
import org.gnvc.metrics.Layer.MaxPool;

/**
 * Image classification networks whose activations are compared; names and order of the layers are
 * torchvision's. Each stage ends where the activations are taken.
 */
@SuppressWarnings("ImmutableEnumChecker") // Lists of records, made by List.of.
public enum Backbone {
  /** AlexNet. */
  ALEX(
      31,
      List.of(
          List.of(new Convolution("features.0", 4, 2)),
          List.of(new MaxPool(3, false), new Convolution("features.3", 1, 2)),
          List.of(new MaxPool(3, false), new Convolution("features.6", 1, 1)),
          List.of(new Convolution("features.8", 1, 1)),
          List.of(new Convolution("features.10", 1, 1)))),

  /** VGG-16. */
  VGG(16, vgg(new MaxPool(2, false))),

  /** SqueezeNet 1.1. */
  SQUEEZE(
      17,
      List.of(
          List.of(new Convolution("features.0", 2, 0)),
          List.of(new MaxPool(3, true), new Fire("features.3"), new Fire("features.4")),
          List.of(new MaxPool(3, true), new Fire("features.6"), new Fire("features.7")),
          List.of(new MaxPool(3, true), new Fire("features.9")),
          List.of(new Fire("features.10")),
          List.of(new Fire("features.11")),
          List.of(new Fire("features.12"))));

  private final int smallestSide;
  private final List<List<Layer>> stages;

  Backbone(int smallestSide, List<List<Layer>> stages) {
    this.smallestSide = smallestSide;
    this.stages = stages;
  }

  /** Shortest side of a picture, in pixels, that all stages can work on. */
  int smallestSide() {
    return smallestSide;
  }

  /** The layers of each stage. */
  List<List<Layer>> stages() {
    return stages;
  }

  /**
   * The network that a file holds the weights of.
   *
   * @throws MissingModelException if it holds those of none
   */
  static Backbone of(MetricWeights weights, Path file) throws MissingModelException {
    if (weights.has("features.3.squeeze.weight")) {
      return SQUEEZE;
    }
    if (weights.has("features.28.weight")) {
      return VGG;
    }
    if (weights.has("features.10.weight")) {
      return ALEX;
    }
    throw new MissingModelException(
        file + " holds the weights of no known network", "AlexNet, VGG-16 or SqueezeNet 1.1 fit");
  }

  /** VGG-16 with pooling of another kind between its stages. */
  static List<List<Layer>> vgg(Layer pool) {
    return List.of(
        List.of(same(0), same(2)),
        List.of(pool, same(5), same(7)),
        List.of(pool, same(10), same(12), same(14)),
        List.of(pool, same(17), same(19), same(21)),
        List.of(pool, same(24), same(26), same(28)));
  }

  private static Layer same(int number) {
    return new Convolution("features." + number, 1, 1);
  }
}
