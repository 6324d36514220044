package org.gnvc.integer;

/** Convolution in {@code int} arithmetic, one weight after the other. */
final class ReferenceProduct implements LayerProduct {

  @Override
  public int[] sums(IntegerLayer layer, IntegerTensor input) {
    int height = input.height();
    int width = input.width();
    int[] sums = new int[layer.outputs() * height * width];
    int kernel = layer.kernel();
    int reach = kernel / 2;
    for (int o = 0; o < layer.outputs(); o++) {
      for (int i = 0; i < layer.inputs(); i++) {
        for (int tap = 0; tap < kernel * kernel; tap++) {
          int weight = layer.weight(o, i, tap);
          int dy = tap / kernel - reach;
          int dx = tap % kernel - reach;
          if (weight != 0) {
            for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
              int to = (o * height + y) * width;
              int from = (i * height + y + dy) * width + dx;
              addRow(weight, input.values(), from, sums, to, dx, width);
            }
          }
        }
      }
    }
    return sums;
  }

  private static void addRow(
      int weight, int[] in, int from, int[] sums, int to, int dx, int width) {
    int last = Math.min(width, width - dx);
    for (int x = Math.max(0, -dx); x < last; x++) {
      sums[to + x] += weight * in[from + x];
    }
  }

  @Override
  public void close() {}
}
