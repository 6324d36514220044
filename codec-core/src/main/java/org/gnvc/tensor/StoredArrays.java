package org.gnvc.tensor;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/**
 * Turns stored tensors of real numbers into arrays. On the processor an array of the stored type is
 * the mapped file itself: no copy is made, and the system reads pages as they are used and drops
 * them when memory is short. In all other cases one copy is made, in the wanted type, on the
 * device.
 */
final class StoredArrays {

  private static final int FLOAT16 = 5;

  private final OperatorLibrary operators;

  /** Memory that arrays point into; libtorch does not keep it from being unmapped. */
  private final Set<ByteBuffer> mapped =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  StoredArrays(OperatorLibrary operators) {
    this.operators = operators;
  }

  NDArray of(NDManager scope, StoredTensor tensor, Precision precision) {
    int stored =
        switch (tensor.type()) {
          case F32 -> Precision.FLOAT32.scalarType();
          case F16 -> FLOAT16;
          case BF16 -> Precision.BFLOAT16.scalarType();
          default -> throw new IllegalArgumentException(tensor.name() + " holds integers");
        };
    int wanted = precision.scalarType();
    Shape shape = new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
    ByteBuffer stays = tensor.bytes().slice().order(LITTLE_ENDIAN);
    boolean inPlace = stays.isDirect() && stays.alignmentOffset(0, tensor.type().bytes()) == 0;
    ByteBuffer memory = inPlace ? stays : copy(stays);
    try {
      NDArray array = alias(scope, memory, tensor.type(), stored, shape);
      if (stored != wanted) {
        return replace(scope, array, "cast", wanted);
      }
      if (scope.getDevice().isGpu()) {
        return array;
      }
      if (inPlace) {
        mapped.add(tensor.data());
        return array;
      }
      return own(scope, array);
    } finally {
      Reference.reachabilityFence(memory); // arrays that lie in it do not keep it
    }
  }

  /** An array in the given memory; on a graphics card, a copy of it. */
  private NDArray alias(
      NDManager scope, ByteBuffer memory, TensorType type, int stored, Shape shape) {
    if (type == TensorType.F32) {
      return scope.create(memory, shape, DataType.FLOAT32);
    }
    // DJL makes arrays of bytes, but not of bfloat16.
    NDArray bytes = scope.create(memory, new Shape(memory.remaining()), DataType.INT8);
    return reshape(replace(scope, bytes, "reinterpret", stored), shape);
  }

  /**
   * The same numbers in libtorch's memory. An array that was made from Java's numbers lies in
   * memory that lives as long as this one object; what libtorch derives from it may lie there too.
   * Closes the original.
   */
  NDArray own(NDManager scope, NDArray array) {
    try (array) {
      return operators.call(scope, "copy", array);
    }
  }

  private NDArray replace(NDManager scope, NDArray array, String operator, int type) {
    try (array) {
      return operators.call(scope, operator, array, type);
    }
  }

  private static NDArray reshape(NDArray array, Shape shape) {
    try (array) {
      return array.reshape(shape);
    }
  }

  private static ByteBuffer copy(ByteBuffer bytes) {
    return ByteBuffer.allocateDirect(bytes.remaining()).order(LITTLE_ENDIAN).put(bytes).flip();
  }

  /** Lets go of the memory; no array made here may be used any more. */
  void close() {
    mapped.clear();
  }
}
