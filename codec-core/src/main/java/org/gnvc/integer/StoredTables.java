package org.gnvc.integer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.entropy.CdfTable;
import org.gnvc.error.MissingModelException;
import org.gnvc.model.SafeTensors;
import org.gnvc.model.StoredTensor;
import org.gnvc.model.TensorType;

/**
 * Probability tables in an entropy model file, end to end in three int32 tensors: {@code
 * PATH.least} and {@code PATH.length} hold the least symbol and the number of cumulative
 * frequencies of each table, {@code PATH.cumulative} the frequencies of all.
 */
public final class StoredTables {

  /** Most cumulative frequencies in one tensor. */
  private static final int MAX_ENTRIES = 1 << 22;

  private StoredTables() {}

  /** Tables as tensors. */
  public static List<StoredTensor> tensors(String path, List<CdfTable> tables) {
    int[] least = tables.stream().mapToInt(CdfTable::minSymbol).toArray();
    int[] length = tables.stream().mapToInt(t -> t.symbolCount() + 1).toArray();
    int[] all = tables.stream().flatMapToInt(t -> Arrays.stream(t.cumulative())).toArray();
    return List.of(
        StoredTensor.ofInts(path + ".least", TensorType.I32, least, least.length),
        StoredTensor.ofInts(path + ".length", TensorType.I32, length, length.length),
        StoredTensor.ofInts(path + ".cumulative", TensorType.I32, all, all.length));
  }

  /**
   * Reads tables.
   *
   * @param count number of tables that there must be
   * @throws MissingModelException if a tensor is missing
   * @throws IllegalArgumentException if a tensor does not hold so many tables
   */
  public static List<CdfTable> read(SafeTensors file, String path, int count) throws IOException {
    int[] least = ints(file, path + ".least", TensorType.I32, List.of(count));
    int[] length = ints(file, path + ".length", TensorType.I32, List.of(count));
    int entries = file.get(path + ".cumulative").count();
    if (entries > MAX_ENTRIES) {
      throw new IllegalArgumentException(path + " has " + entries + " entries");
    }
    int[] all = ints(file, path + ".cumulative", TensorType.I32, List.of(entries));
    List<CdfTable> tables = new ArrayList<>();
    int next = 0;
    for (int t = 0; t < count; t++) {
      if (length[t] < 3 || length[t] > all.length - next) {
        throw new IllegalArgumentException(
            "%s: table %d has %d entries".formatted(path, t, length[t]));
      }
      try {
        tables.add(CdfTable.of(least[t], Arrays.copyOfRange(all, next, next + length[t])));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s: table %d: %s".formatted(path, t, e.getMessage()), e);
      }
      next += length[t];
    }
    if (next != all.length) {
      throw new IllegalArgumentException(path + " has entries that belong to no table");
    }
    return tables;
  }

  /**
   * The integers of a tensor.
   *
   * @throws MissingModelException if the file has none of that name
   * @throws IllegalArgumentException if it is of another type or shape
   */
  public static int[] ints(SafeTensors file, String name, TensorType type, List<Integer> shape)
      throws IOException {
    StoredTensor t = file.get(name);
    if (t.type() != type || !t.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "%s is %s %s where %s %s is wanted".formatted(name, t.type(), t.shape(), type, shape));
    }
    return t.ints();
  }
}
