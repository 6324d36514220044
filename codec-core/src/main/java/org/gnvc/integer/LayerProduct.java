package org.gnvc.integer;

/**
 * How the sums of a layer are computed. All implementations give the same integers; they differ in
 * speed only. An instance belongs to one thread at a time and is closed by whoever made it.
 */
interface LayerProduct extends AutoCloseable {

  /**
   * The sums of {@code weight * input}, without bias: {@code outputs * height * width} values.
   *
   * @param layer the layer; inputs lie within the bounds that it was checked with
   * @param input planes, as many as the layer has inputs
   */
  int[] sums(IntegerLayer layer, IntegerTensor input);

  @Override
  void close();
}
