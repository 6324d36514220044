package org.gnvc.dit;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tiles along one side of a picture, in tokens (two latent samples each). All have the same size,
 * neighbours overlap by {@value #OVERLAP} tokens at least, and they are spread evenly. The layout
 * depends on nothing but the length of the side.
 *
 * @param size tokens of each tile, at most {@value #LARGEST}
 * @param starts first token of each tile, ascending
 */
record TileAxis(int size, List<Integer> starts) {

  /** Largest tile; the networks were trained on pictures of 8 to 12 tokens a side. */
  static final int LARGEST = 12;

  /** Least overlap of neighbours. */
  static final int OVERLAP = 2;

  /** The layout of a side of {@code tokens} tokens. */
  static TileAxis of(int tokens) {
    if (tokens < 1) {
      throw new IllegalArgumentException("a side of " + tokens + " tokens");
    }
    if (tokens <= LARGEST) {
      return new TileAxis(tokens, List.of(0));
    }
    int count = ceilDiv(tokens - OVERLAP, LARGEST - OVERLAP);
    int size = ceilDiv(tokens + (count - 1) * OVERLAP, count);
    return new TileAxis(
        size, IntStream.range(0, count).mapToObj(i -> i * (tokens - size) / (count - 1)).toList());
  }

  /**
   * The share of a tile in each of its {@code 2 * size} latent samples: 1 inside, a linear ramp
   * where it overlaps a neighbour. The shares of all tiles add up to 1 in every sample.
   */
  float[] shares(int tile) {
    float[] shares = new float[2 * size];
    int before = tile == 0 ? 0 : overlap(tile - 1);
    int after = tile == starts.size() - 1 ? 0 : overlap(tile);
    for (int i = 0; i < shares.length; i++) {
      int fromEnd = shares.length - 1 - i;
      if (i < before) {
        shares[i] = (i + 0.5f) / before;
      } else if (fromEnd < after) {
        shares[i] = (fromEnd + 0.5f) / after;
      } else {
        shares[i] = 1;
      }
    }
    return shares;
  }

  /** Latent samples that a tile shares with the next. */
  private int overlap(int tile) {
    return 2 * (starts.get(tile) + size - starts.get(tile + 1));
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
