package org.gnvc.conformance.independent;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** Integers by channel, row and column, row-major. */
record Planes(int channels, int rows, int columns, int[] values) {
  static Planes zeros(int channels, int rows, int columns) {
    return new Planes(channels, rows, columns, new int[channels * rows * columns]);
  }

  int size() {
    return rows * columns;
  }

  int at(int channel, int row, int column) {
    return values[(channel * rows + row) * columns + column];
  }

  void set(int channel, int row, int column, int value) {
    values[(channel * rows + row) * columns + column] = value;
  }

  /** A function of every value. */
  Planes map(IntUnaryOperator function) {
    Planes out = zeros(channels, rows, columns);
    Arrays.setAll(out.values, i -> function.applyAsInt(values[i]));
    return out;
  }

  /** A function of every value and that in the same place of {@code other}. */
  Planes with(Planes other, IntBinaryOperator function) {
    Planes out = zeros(channels, rows, columns);
    Arrays.setAll(out.values, i -> function.applyAsInt(values[i], other.values[i]));
    return out;
  }

  /** {@code count} channels from {@code first} on. */
  Planes part(int first, int count) {
    Planes out = zeros(count, rows, columns);
    System.arraycopy(values, first * size(), out.values, 0, out.values.length);
    return out;
  }

  /** Extended by repeating the last row and column. */
  Planes padded(int wantedRows, int wantedColumns) {
    Planes out = zeros(channels, wantedRows, wantedColumns);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < wantedRows; y++) {
        for (int x = 0; x < wantedColumns; x++) {
          out.set(c, y, x, at(c, Math.min(y, rows - 1), Math.min(x, columns - 1)));
        }
      }
    }
    return out;
  }

  /** These planes, and then those of {@code other}. */
  Planes then(Planes other) {
    Planes joined = zeros(channels + other.channels, rows, columns);
    System.arraycopy(values, 0, joined.values, 0, values.length);
    System.arraycopy(other.values, 0, joined.values, values.length, other.values.length);
    return joined;
  }

  /** Every value limited to -1023..1023. */
  Planes limited() {
    Planes limited = zeros(channels, rows, columns);
    for (int i = 0; i < values.length; i++) {
      limited.values[i] = Math.max(-1023, Math.min(1023, values[i]));
    }
    return limited;
  }

  /** {@code shuffle}: one plane of twice the sides from four. */
  Planes shuffled() {
    Planes out = zeros(channels / 4, 2 * rows, 2 * columns);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < columns; x++) {
          int row = 2 * y + c % 4 / 2;
          int column = 2 * x + c % 2;
          out.values[(c / 4 * out.rows + row) * out.columns + column] =
              values[(c * rows + y) * columns + x];
        }
      }
    }
    return out;
  }

  /** The first rows and columns. */
  Planes cropped(int keptRows, int keptColumns) {
    Planes out = zeros(channels, keptRows, keptColumns);
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < keptRows; y++) {
        System.arraycopy(
            values,
            (c * rows + y) * columns,
            out.values,
            (c * keptRows + y) * keptColumns,
            keptColumns);
      }
    }
    return out;
  }
}
