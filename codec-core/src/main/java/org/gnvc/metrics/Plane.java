package org.gnvc.metrics;

import java.util.Arrays;

/**
 * Numbers on a grid, rows without gaps. Outside the grid the nearest number counts.
 *
 * @param values row by row; not copied, and nobody changes them
 */
record Plane(int width, int height, float[] values) {

  /** The number at a place between grid points, linear in both directions. */
  float at(double x, double y) {
    double left = Math.max(0, Math.min(width - 1, x));
    double top = Math.max(0, Math.min(height - 1, y));
    int x0 = (int) left;
    int y0 = (int) top;
    int x1 = Math.min(width - 1, x0 + 1);
    int y1 = Math.min(height - 1, y0 + 1);
    double u = left - x0;
    double v = top - y0;
    double upper = (1 - u) * values[y0 * width + x0] + u * values[y0 * width + x1];
    double lower = (1 - u) * values[y1 * width + x0] + u * values[y1 * width + x1];
    return (float) ((1 - v) * upper + v * lower);
  }

  /** The number at a grid point, or the nearest one. */
  float near(int x, int y) {
    int column = Math.max(0, Math.min(width - 1, x));
    int row = Math.max(0, Math.min(height - 1, y));
    return values[row * width + column];
  }

  /** Half the size, rounded up, after a smoothing by 1-2-1 in both directions. */
  Plane halve() {
    int columns = (width + 1) / 2;
    int rows = (height + 1) / 2;
    float[] out = new float[columns * rows];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        float sum = 0;
        for (int j = -1; j <= 1; j++) {
          float line =
              near(2 * x - 1, 2 * y + j) + 2 * near(2 * x, 2 * y + j) + near(2 * x + 1, 2 * y + j);
          sum += (j == 0 ? 2 : 1) * line;
        }
        out[y * columns + x] = sum / 16;
      }
    }
    return new Plane(columns, rows, out);
  }

  /** Mean over the square of side {@code 2 radius + 1} around each point. */
  Plane mean(int radius) {
    float[] lines = new float[values.length];
    for (int y = 0; y < height; y++) {
      double sum = 0;
      for (int x = -radius; x <= radius; x++) {
        sum += near(x, y);
      }
      for (int x = 0; x < width; x++) {
        lines[y * width + x] = (float) sum;
        sum += near(x + radius + 1, y) - near(x - radius, y);
      }
    }
    Plane across = new Plane(width, height, lines);
    float[] out = new float[values.length];
    double count = Math.pow(2 * radius + 1, 2);
    for (int x = 0; x < width; x++) {
      double sum = 0;
      for (int y = -radius; y <= radius; y++) {
        sum += across.near(x, y);
      }
      for (int y = 0; y < height; y++) {
        out[y * width + x] = (float) (sum / count);
        sum += across.near(x, y + radius + 1) - across.near(x, y - radius);
      }
    }
    return new Plane(width, height, out);
  }

  /** Medians of the 3x3 points around each point. */
  float[] median() {
    float[] out = new float[values.length];
    float[] around = new float[9];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int i = 0; i < 9; i++) {
          around[i] = near(x + i % 3 - 1, y + i / 3 - 1);
        }
        Arrays.sort(around);
        out[y * width + x] = around[4];
      }
    }
    return out;
  }
}
