package org.gnvc.model;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * One tensor as it lies in a file.
 *
 * @param name name of the tensor in its file
 * @param type element type
 * @param shape sizes, outermost first; empty for a scalar
 * @param data the elements, row-major, little-endian; the buffer's remaining bytes are exactly the
 *     tensor. Treat as read-only; {@link #bytes()} gives an independent view
 */
public record StoredTensor(String name, TensorType type, List<Integer> shape, ByteBuffer data)
    implements TensorData {

  public StoredTensor {
    shape = List.copyOf(shape);
    long bytes = elements(shape) * type.bytes();
    if (bytes != data.remaining()) {
      throw new IllegalArgumentException(
          "%s: %s %s needs %d bytes, not %d".formatted(name, type, shape, bytes, data.remaining()));
    }
  }

  /** A float32 tensor with a copy of the given values. */
  public static StoredTensor ofFloats(String name, float[] values, Integer... shape) {
    ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new StoredTensor(name, TensorType.F32, List.of(shape), data);
  }

  /**
   * An integer tensor with a copy of the given values.
   *
   * @throws IllegalArgumentException if a value does not fit the type
   */
  public static StoredTensor ofInts(String name, TensorType type, int[] values, Integer... shape) {
    ByteBuffer data = ByteBuffer.allocate(values.length * type.bytes()).order(LITTLE_ENDIAN);
    for (int v : values) {
      boolean fits =
          switch (type) {
            case I8 -> v == (byte) v;
            case U8 -> v == (v & 0xFF);
            case I16 -> v == (short) v;
            case I32, I64 -> true;
            case F32, F16, BF16, F64 -> false;
          };
      if (!fits) {
        throw new IllegalArgumentException(name + ": " + v + " does not fit " + type);
      }
      switch (type.bytes()) {
        case 1 -> data.put((byte) v);
        case 2 -> data.putShort((short) v);
        case 4 -> data.putInt(v);
        default -> data.putLong(v);
      }
    }
    return new StoredTensor(name, type, List.of(shape), data.flip());
  }

  /** Number of elements. */
  public int count() {
    return data.remaining() / type.bytes();
  }

  /** A read-only little-endian view of the elements with a position of its own. */
  @Override
  public ByteBuffer bytes() {
    return data.asReadOnlyBuffer().order(LITTLE_ENDIAN);
  }

  /**
   * The elements as float32, row-major; those of 64 bits are rounded.
   *
   * @throws IllegalArgumentException if the tensor holds integers
   */
  public float[] floats() {
    ByteBuffer in = bytes();
    float[] out = new float[count()];
    switch (type) {
      case F32 -> in.asFloatBuffer().get(out);
      case F16 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = RealFormat.halfToFloat(in.getShort());
        }
      }
      case BF16 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Float.intBitsToFloat(in.getShort() << 16);
        }
      }
      case F64 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) in.getDouble();
        }
      }
      default -> throw new IllegalArgumentException(name + " holds integers: " + type);
    }
    return out;
  }

  /**
   * The same real numbers in another type, rounded to the nearest, halves to even.
   *
   * @param target F32, F16 or BF16
   * @return this tensor if it is of that type
   * @throws IllegalArgumentException if the tensor holds integers
   */
  public StoredTensor to(TensorType target) {
    if (target == type) {
      return this;
    }
    float[] values = floats();
    ByteBuffer out = ByteBuffer.allocate(values.length * target.bytes()).order(LITTLE_ENDIAN);
    switch (target) {
      case F32 -> out.asFloatBuffer().put(values);
      case F16 -> {
        for (float v : values) {
          out.putShort(RealFormat.floatToHalf(v));
        }
        out.flip();
      }
      case BF16 -> {
        for (float v : values) {
          out.putShort(RealFormat.floatToBfloat16(v));
        }
        out.flip();
      }
      default -> throw new IllegalArgumentException("not a type of real numbers: " + target);
    }
    return new StoredTensor(name, target, shape, out);
  }

  /**
   * The elements of an integer tensor, row-major.
   *
   * @throws IllegalArgumentException if the tensor holds real numbers, or a 64-bit value that does
   *     not fit
   */
  public int[] ints() {
    ByteBuffer in = bytes();
    int[] out = new int[count()];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (type) {
            case I8 -> in.get();
            case U8 -> in.get() & 0xFF;
            case I16 -> in.getShort();
            case I32 -> in.getInt();
            case I64 -> exact(in.getLong());
            default -> throw new IllegalArgumentException(name + " holds real numbers: " + type);
          };
    }
    return out;
  }

  private int exact(long v) {
    if (v != (int) v) {
      throw new IllegalArgumentException(name + ": " + v + " does not fit 32 bits");
    }
    return (int) v;
  }

  static long elements(List<Integer> shape) {
    long n = 1;
    for (int s : shape) {
      if (s < 0) {
        throw new IllegalArgumentException("negative size in " + shape);
      }
      n = Math.multiplyExact(n, s);
    }
    return n;
  }
}
