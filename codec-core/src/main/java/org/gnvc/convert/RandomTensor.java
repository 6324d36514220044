package org.gnvc.convert;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorData;
import org.gnvc.model.TensorType;

/**
 * A tensor of evenly spread random numbers. Each number is a function of the seed, the tensor's
 * name and its own place, in arithmetic that is exact, so that it is the same on every machine.
 *
 * @param centre middle of the numbers
 * @param reach largest distance from it
 */
record RandomTensor(
    String name, TensorType type, List<Integer> shape, float centre, float reach, long seed)
    implements TensorData {

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final int PIECE = 1 << 16;

  @Override
  public ByteBuffer bytes() {
    long count = size() / type.bytes();
    ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(size())).order(LITTLE_ENDIAN);
    long start = mix(seed * STEP + hash(name));
    IntStream.range(0, (int) ((count + PIECE - 1) / PIECE))
        .parallel()
        .forEach(
            piece -> {
              int from = piece * PIECE;
              int length = (int) Math.min(PIECE, count - from);
              StoredTensor part = part(start, from, length).to(type);
              out.slice(from * type.bytes(), length * type.bytes()).put(part.bytes());
            });
    return out;
  }

  @Override
  public StoredTensor stored() {
    return new StoredTensor(name, type, shape, bytes());
  }

  private StoredTensor part(long start, int from, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      int signed24 = (int) (mix(start + (from + i) * STEP) >> 40);
      values[i] = centre + signed24 * 0x1p-23f * reach;
    }
    return StoredTensor.ofFloats(name, values, length);
  }

  /** Spreads the bits of a number: the finaliser of SplitMix64. */
  private static long mix(long x) {
    long y = (x ^ x >>> 30) * 0xBF58476D1CE4E5B9L;
    y = (y ^ y >>> 27) * 0x94D049BB133111EBL;
    return y ^ y >>> 31;
  }

  /** FNV-1a of the name. */
  private static long hash(String name) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }
}
