package org.gnvc.contextual;

import java.io.IOException;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.StoredTensor;

/**
 * A tensor that a network needs.
 *
 * @param key its name: {@code intra.} or {@code inter.} and DCVC-RT's own key
 * @param role what it is
 * @param shape its sizes
 */
public record NetworkTensor(String key, Role role, List<Integer> shape) {

  /** What a tensor of a network is. */
  public enum Role {
    /** Weights of a convolution, (out, in, kernel, kernel). */
    KERNEL,
    /** Weights of a 3x3 convolution of each channel by itself, (channels, 1, 3, 3). */
    DEPTHWISE,
    /** Bias of a convolution, (out). */
    BIAS,
    /** A learned table of scales, (rows, channels, 1, 1). */
    TABLE
  }

  public NetworkTensor {
    shape = List.copyOf(shape);
  }

  /**
   * The tensor as a source has it.
   *
   * @throws MissingModelException if it is missing or has another shape
   */
  StoredTensor from(TensorSource source) throws IOException {
    StoredTensor stored = source.get(this);
    if (!stored.shape().equals(shape)) {
      throw new MissingModelException(
          "tensor %s has shape %s where %s is wanted".formatted(key, stored.shape(), shape),
          "the model pack does not fit this build");
    }
    return stored;
  }
}
