package org.gnvc.entropy;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A second decoder, written from the specification with big integers, a queue of words and a linear
 * search; it checks nothing but the end.
 */
final class SimpleRansDecoder {

  private static final BigInteger TOTAL = BigInteger.valueOf(65536);

  private final Deque<Integer> words = new ArrayDeque<>();
  private final BigInteger[] lanes;
  private int symbols;

  SimpleRansDecoder(byte[] substream) {
    int head;
    if (substream.length == 0) {
      lanes = new BigInteger[] {TOTAL};
      head = 0;
    } else if (substream[0] == 0) {
      lanes = new BigInteger[substream[1] == 1 ? 2 : 4];
      for (int i = 0; i < lanes.length; i++) {
        lanes[i] = unsigned(substream, 2 + 4 * i, 4);
      }
      head = 2 + 4 * lanes.length;
    } else {
      head = substream.length % 2 == 0 ? 4 : 3;
      lanes = new BigInteger[] {unsigned(substream, 0, head)};
    }
    for (int at = head; at < substream.length; at += 2) {
      words.add(unsigned(substream, at, 2).intValueExact());
    }
  }

  int decode(CdfTable table) {
    int lane = symbols++ % lanes.length;
    int[] cumulative = table.cumulative();
    int slot = slot(lane);
    int index = 0;
    while (cumulative[index + 1] <= slot) {
      index++;
    }
    advance(lane, cumulative[index], cumulative[index + 1] - cumulative[index]);
    if (index < cumulative.length - 2) {
      return table.minSymbol() + index;
    }
    int side = bit(lane);
    int zeros = 0;
    while (bit(lane) == 0) {
      zeros++;
    }
    int distance = 1;
    if (zeros > 0) {
      int width = 65536 >> zeros;
      int low = slot(lane) / width;
      advance(lane, low * width, width);
      distance = (1 << zeros) + low;
    }
    return side == 1
        ? table.minSymbol() + cumulative.length - 3 + distance
        : table.minSymbol() - distance;
  }

  boolean atEnd() {
    for (BigInteger lane : lanes) {
      if (!lane.equals(TOTAL)) {
        return false;
      }
    }
    return words.isEmpty();
  }

  private int bit(int lane) {
    int bit = slot(lane) / 32768;
    advance(lane, bit * 32768, 32768);
    return bit;
  }

  private int slot(int lane) {
    return lanes[lane].mod(TOTAL).intValueExact();
  }

  private void advance(int lane, int start, int frequency) {
    BigInteger slot = lanes[lane].mod(TOTAL);
    BigInteger next =
        lanes[lane]
            .divide(TOTAL)
            .multiply(BigInteger.valueOf(frequency))
            .add(slot)
            .subtract(BigInteger.valueOf(start));
    if (next.compareTo(TOTAL) < 0) {
      next = next.multiply(TOTAL).add(BigInteger.valueOf(words.remove()));
    }
    lanes[lane] = next;
  }

  private static BigInteger unsigned(byte[] bytes, int from, int length) {
    return new BigInteger(1, bytes, from, length);
  }
}
