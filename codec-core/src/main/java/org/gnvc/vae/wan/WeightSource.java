package org.gnvc.vae.wan;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.SortedMap;
import org.gnvc.error.MissingModelException;
import org.gnvc.tensor.OperatorLibrary;

/** Where layers get their weights. Names are those of a pack. */
interface WeightSource {

  /** Prefix of the network's tensors; what follows is the name in the published checkpoint. */
  String PREFIX = "vae.";

  /**
   * A kernel or bias in the runtime's precision.
   *
   * @throws MissingModelException if there is no tensor of that name and shape
   */
  NDArray of(String name, Integer... shape) throws MissingModelException;

  /**
   * The gain of a normalisation with the factor sqrt(C), (C) float32.
   *
   * @param shape the stored shape, C and ones
   * @throws MissingModelException if there is no tensor of that name and shape
   */
  NDArray gamma(String name, Integer... shape) throws MissingModelException;

  /**
   * A value for each channel, (1, C, 1, 1) float32.
   *
   * @throws MissingModelException if there is no tensor of that name and shape
   */
  NDArray channel(String name, int channels) throws MissingModelException;

  /** Operators of the layers. */
  OperatorLibrary operators();

  /** Numbers that a normalisation works on at a time: few enough for a processor's cache. */
  int numbers();

  /** A source that has no weights and notes which ones are asked for. */
  static WeightSource listing(SortedMap<String, List<Integer>> shapes) {
    return new WeightSource() {
      @Override
      public NDArray of(String name, Integer... shape) {
        shapes.put(name, List.of(shape));
        return null;
      }

      @Override
      public NDArray gamma(String name, Integer... shape) {
        return of(name, shape);
      }

      @Override
      public NDArray channel(String name, int channels) {
        return of(name, channels);
      }

      @Override
      public OperatorLibrary operators() {
        throw new IllegalStateException("a list of weights runs no network");
      }

      @Override
      public int numbers() {
        throw new IllegalStateException("a list of weights runs no network");
      }
    };
  }
}
