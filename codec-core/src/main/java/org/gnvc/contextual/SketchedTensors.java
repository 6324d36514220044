package org.gnvc.contextual;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gnvc.contextual.NetworkTensor.Role;
import org.gnvc.model.StoredTensor;

/**
 * Tensors of networks made by hand: zero but for the entries that were set, tables of scales one.
 * Blocks of zeros pass their input on, those with a shortcut twice. Not for use by several threads
 * while entries are set.
 */
final class SketchedTensors {

  /** A table of scales. */
  interface Table {
    double at(int row, int channel);
  }

  private final Map<String, Map<List<Integer>, Float>> entries = new HashMap<>();
  private final Map<String, Table> tables = new HashMap<>();

  /** Sets {@code KEY.weight[out][in][row][column]}. */
  void weight(String key, int out, int in, int row, int column, double value) {
    put(key + ".weight", List.of(out, in, row, column), value);
  }

  /** Sets a weight of a 1x1 convolution. */
  void weight(String key, int out, int in, double value) {
    weight(key, out, in, 0, 0, value);
  }

  /** Sets {@code KEY.bias[out]}. */
  void bias(String key, int out, double value) {
    put(key + ".bias", List.of(out), value);
  }

  private void put(String key, List<Integer> index, double value) {
    entries.computeIfAbsent(key, k -> new HashMap<>()).put(index, (float) value);
  }

  /** Lets the first channels through a block whose number of channels may change. */
  void pass(String block, int in, int out, int channels) {
    if (in != out) {
      for (int c = 0; c < channels; c++) {
        weight(block + ".adaptor", c, c, 1);
      }
    }
  }

  /** Sets a table. */
  void table(String key, Table table) {
    tables.put(key, table);
  }

  /** A tensor with its entries. */
  StoredTensor tensor(NetworkTensor wanted) {
    List<Integer> shape = wanted.shape();
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    if (wanted.role() == Role.TABLE) {
      Table table = tables.getOrDefault(wanted.key(), (row, channel) -> 1);
      int channels = shape.get(1);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) table.at(i / channels, i % channels);
      }
    } else {
      entries
          .getOrDefault(wanted.key(), Map.of())
          .forEach((index, value) -> values[offset(shape, index)] = value);
    }
    return StoredTensor.ofFloats(wanted.key(), values, shape.toArray(Integer[]::new));
  }

  private static int offset(List<Integer> shape, List<Integer> index) {
    int at = 0;
    for (int i = 0; i < shape.size(); i++) {
      at = at * shape.get(i) + Objects.checkIndex(index.get(i), shape.get(i));
    }
    return at;
  }

  /** Keys of all tensors with an entry, and of all tables that were set. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>(entries.keySet());
    keys.addAll(tables.keySet());
    return keys;
  }
}
