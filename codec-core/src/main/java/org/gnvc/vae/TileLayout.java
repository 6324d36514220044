package org.gnvc.vae;

import java.util.ArrayList;
import java.util.List;

/**
 * How a picture is cut into tiles that are processed one after another. Each tile is read with a
 * halo as wide as the network's receptive field reaches, so the kept inner parts are what the whole
 * picture would give. All numbers count latent positions (8 x 8 pixels).
 *
 * @param height height of the picture
 * @param width width of the picture
 * @param tiles the tiles, row by row
 */
public record TileLayout(int height, int width, List<Tile> tiles) {

  /**
   * One tile.
   *
   * @param y first row read
   * @param x first column read
   * @param height rows read
   * @param width columns read
   * @param top rows of halo above the kept part
   * @param left columns of halo left of the kept part
   * @param keptHeight rows kept
   * @param keptWidth columns kept
   */
  public record Tile(
      int y, int x, int height, int width, int top, int left, int keptHeight, int keptWidth) {}

  /**
   * Cuts along the longer side of the kept parts until a tile with its halo is small enough, or its
   * kept part no longer larger than the halo.
   *
   * @param halo width of the halo
   * @param most largest number of positions in a tile with its halo
   */
  public static TileLayout of(int height, int width, int halo, long most) {
    int rows = 1;
    int columns = 1;
    while (true) {
      int h = ceilDiv(height, rows);
      int w = ceilDiv(width, columns);
      long readHeight = Math.min(height, h + (rows == 1 ? 0 : 2L * halo));
      long readWidth = Math.min(width, w + (columns == 1 ? 0 : 2L * halo));
      if (readHeight * readWidth <= most || Math.max(h, w) <= halo) {
        break;
      }
      if (h >= w) {
        rows++;
      } else {
        columns++;
      }
    }
    List<Tile> tiles = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        tiles.add(
            tile(
                height,
                width,
                halo,
                split(height, rows, r),
                split(height, rows, r + 1),
                split(width, columns, c),
                split(width, columns, c + 1)));
      }
    }
    return new TileLayout(height, width, List.copyOf(tiles));
  }

  private static Tile tile(int height, int width, int halo, int y0, int y1, int x0, int x1) {
    int top = Math.min(halo, y0);
    int left = Math.min(halo, x0);
    int bottom = Math.min(halo, height - y1);
    int right = Math.min(halo, width - x1);
    return new Tile(
        y0 - top,
        x0 - left,
        top + y1 - y0 + bottom,
        left + x1 - x0 + right,
        top,
        left,
        y1 - y0,
        x1 - x0);
  }

  private static int split(int size, int parts, int index) {
    return (int) ((long) size * index / parts);
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
