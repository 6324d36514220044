package org.gnvc.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A tensor whose content is read, converted or made only when it is asked for. */
public interface TensorData {

  /** Name of the tensor in its file. */
  String name();

  /** Element type. */
  TensorType type();

  /** Sizes, outermost first; empty for a scalar. */
  List<Integer> shape();

  /**
   * The elements, row-major, little-endian, as the remaining bytes of a buffer that is not to be
   * written to. Each call may read or make them anew.
   *
   * @throws IOException if they cannot be read
   */
  ByteBuffer bytes() throws IOException;

  /** Number of bytes. */
  default long size() {
    return StoredTensor.elements(shape()) * type().bytes();
  }

  /** The content in memory; a view of the file where that is possible. */
  default StoredTensor stored() throws IOException {
    return new StoredTensor(name(), type(), shape(), bytes());
  }
}
