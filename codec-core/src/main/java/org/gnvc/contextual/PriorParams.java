package org.gnvc.contextual;

/**
 * What the hyper-latent, and for a predicted latent its context, say of the coded latent y, of y's
 * size.
 *
 * @param encoderStep what y is multiplied by before its mean is taken off (anchor, 1 channel), or
 *     divided by (predicted, as many channels as y)
 * @param decoderStep what the decoded values are multiplied by; 1 channel, or as many as y
 * @param first distribution of the first part
 * @param all what the distributions of the later parts are made from
 * @param <T> a tensor
 */
public record PriorParams<T>(T encoderStep, T decoderStep, Distribution<T> first, T all) {

  /**
   * Distribution of the elements of a part. Both tensors cover all of y; only the part's positions
   * count.
   *
   * @param scale standard deviation
   * @param mean mean
   * @param <T> a tensor
   */
  public record Distribution<T>(T scale, T mean) {}
}
