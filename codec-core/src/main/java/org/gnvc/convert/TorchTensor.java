package org.gnvc.convert;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.error.MissingModelException;

/**
 * A tensor as a pickle describes it: a view of a storage. Checked to lie inside of the storage and
 * to have no more elements than it.
 *
 * @param offset first element in the storage
 * @param shape sizes, outermost first
 * @param strides distance of neighbours in each dimension, in elements of the storage
 */
record TorchTensor(TorchStorage storage, long offset, List<Integer> shape, List<Integer> strides) {

  private static final int MOST_DIMENSIONS = 8;

  /**
   * Reads the arguments of {@code torch._utils._rebuild_tensor_v2}: (storage, offset, shape,
   * strides, requires_grad, hooks[, metadata]).
   *
   * @throws MissingModelException if they do not describe a tensor inside of the storage
   */
  static TorchTensor of(String file, List<?> arguments) throws MissingModelException {
    if (arguments.size() >= 4
        && arguments.get(0) instanceof TorchStorage storage
        && arguments.get(1) instanceof Long offset
        && arguments.get(2) instanceof List<?> shape
        && arguments.get(3) instanceof List<?> strides
        && shape.size() == strides.size()
        && shape.size() <= MOST_DIMENSIONS) {
      TorchTensor tensor =
          new TorchTensor(storage, offset, sizes(file, shape), sizes(file, strides));
      tensor.check(file);
      return tensor;
    }
    throw Refused.damaged(file, "in its pickle, a tensor without storage, shape or strides");
  }

  private static List<Integer> sizes(String file, List<?> values) throws MissingModelException {
    List<Integer> sizes = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof Long size) || size < 0 || size > Integer.MAX_VALUE) {
        throw Refused.damaged(file, "in its pickle, a tensor of impossible shape");
      }
      sizes.add(size.intValue());
    }
    return sizes;
  }

  private void check(String file) throws MissingModelException {
    long count = 1;
    long last = offset;
    for (int i = 0; i < shape.size(); i++) {
      int size = shape.get(i);
      // Neither overflows: both factors have 31 bits and the sums and products stay below 2^62.
      count = Math.min(count, Integer.MAX_VALUE) * size;
      last += (long) Math.max(0, size - 1) * strides.get(i);
      if (last < 0 || last > Long.MAX_VALUE / 4) {
        throw Refused.damaged(file, "in its pickle, a tensor of impossible strides");
      }
    }
    if (offset < 0
        || offset > storage.count()
        || count > storage.count()
        || count > 0 && last >= storage.count()) {
      throw Refused.damaged(
          file,
          "in its pickle, a tensor %s of strides %s at %d of a storage of %d elements"
              .formatted(shape, strides, offset, storage.count()));
    }
  }

  /** True if the elements lie row-major without gaps. */
  boolean isContiguous() {
    long expected = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      if (shape.get(i) != 1 && strides.get(i) != expected) {
        return false;
      }
      expected *= shape.get(i);
    }
    return true;
  }
}
