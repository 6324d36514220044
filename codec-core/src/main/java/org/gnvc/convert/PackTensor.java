package org.gnvc.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;

/**
 * A weight of a pack that is read or computed when it is written, and then put into its type.
 *
 * @param maker gives the tensor in any type of real numbers
 */
record PackTensor(String name, TensorType type, List<Integer> shape, Maker maker)
    implements TensorData {

  /** Where a tensor comes from. */
  @FunctionalInterface
  interface Maker {
    StoredTensor make() throws IOException;
  }

  @Override
  public ByteBuffer bytes() throws IOException {
    StoredTensor made = maker.make();
    if (!made.shape().equals(shape)) {
      throw new IllegalStateException(name + " was made as " + made.shape() + ", not " + shape);
    }
    StoredTensor stored = made.to(type);
    if (type == TensorType.F16 && made.type() != type) {
      requireFinite(made, stored);
    }
    return stored.bytes();
  }

  private void requireFinite(StoredTensor made, StoredTensor stored) throws MissingModelException {
    float[] before = made.floats();
    float[] after = stored.floats();
    for (int i = 0; i < before.length; i++) {
      if (Float.isInfinite(after[i]) && !Float.isInfinite(before[i])) {
        throw new MissingModelException(
            "tensor %s holds %g, more than float16 can".formatted(name, before[i]),
            "convert to bfloat16 or float32");
      }
    }
  }
}
