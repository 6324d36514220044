package org.gnvc.contextual;

/**
 * Arithmetic of a decoder: every value is an integer in {@code -32768..32767} that stands for 1/512
 * of it, and every operator has one result, whatever the machine. All implementations give the same
 * integers.
 *
 * <p>Here {@code clip(v)} limits to {@code -32768..32767}, and {@code div(v, d)} is v/d rounded to
 * the nearest integer, halves away from zero. Weights are in 1/8192, biases and learned tables of
 * scales in 1/512, all of 16 bits. Sums are exact: they do not wrap, whatever their length.
 *
 * <ul>
 *   <li>conv: {@code clip(div(sum of weight * value, 8192) + bias)}, each convolution of a block
 *       too;
 *   <li>additions of a block: {@code clip(a + b)}, one after the other in the order of {@link
 *       NetworkArithmetic#block}: first {@code y = clip(x + dc.3)}, then {@code clip(y + ffn.2)},
 *       with the shortcut then {@code clip(that + x)};
 *   <li>wsilu: entry {@code v + 32768} of a table; the sum of the two halves is clipped;
 *   <li>scale, multiply: {@code clip(div(a * b, 512))};
 *   <li>anchorStep: entry {@code v + 32768} of a table; predictedStep: {@code max(v, 256)}.
 * </ul>
 *
 * @param <T> a tensor
 */
public interface ExactArithmetic<T> extends NetworkArithmetic<T> {

  /** Units of 1: a value v stands for v / 512. */
  int UNITS = 512;

  /**
   * A tensor with a copy of these values, each limited to 16 bits.
   *
   * @param planes {@code channels * height * width} values, planes one after the other, row-major
   */
  T of(int[] planes, int channels, int height, int width);

  /** All values, planes one after the other, row-major. */
  int[] planes(T x);

  /** The values of a part's elements, in its order. */
  int[] part(T x, CodingPart part);

  /** The scale indices, 0..63, of a part's elements, in its order. */
  int[] scaleIndices(T scale, CodingPart part);

  /**
   * Puts the decoded values of a part, {@code clip(512 * symbol + mean)}, in their places.
   *
   * @param soFar the values of the parts before, zero in the places of this part
   * @param symbols of the part's elements, in its order
   */
  T addPart(T soFar, T mean, int[] symbols, CodingPart part);
}
