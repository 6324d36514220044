package org.gnvc.integer;

import java.util.Arrays;

/**
 * The two parts in which a latent is coded. In the first half of the channels the first part holds
 * the positions whose row and column sum to an odd number; in the second half, the others.
 */
final class Checkerboard {

  private final int[] first;
  private final int[] second;

  /** For latents of {@code channels} (even) planes. */
  Checkerboard(int channels, int height, int width) {
    int size = channels * height * width;
    int[] in = new int[size];
    int[] out = new int[size];
    int ins = 0;
    int outs = 0;
    for (int i = 0; i < size; i++) {
      int x = i % width;
      int y = i / width % height;
      int half = i / (width * height) < channels / 2 ? 1 : 0;
      if (((x + y) & 1) == half) {
        in[ins++] = i;
      } else {
        out[outs++] = i;
      }
    }
    first = Arrays.copyOf(in, ins);
    second = Arrays.copyOf(out, outs);
  }

  /** Elements (channel-major) of the first part, ascending: the order of coding. */
  int[] first() {
    return first;
  }

  /** Elements of the second part, ascending. */
  int[] second() {
    return second;
  }
}
