package org.gnvc.entropy;

import java.util.Arrays;
import java.util.List;
import org.gnvc.error.CorruptStreamException;

/**
 * Fuzz target: any bytes as a substream. Where the decoder finds nothing wrong, the second decoder
 * must see the same symbols. The first byte chooses the number of symbols.
 */
public final class RansFuzzer {

  private static final CdfTableSet TABLES =
      new CdfTableSet(
          List.of(
              CdfTable.ofWeights(-1, new double[] {1, 20, 1}, 3),
              CdfTable.of(5, new int[] {0, 1, 65536}),
              CdfTable.ofWeights(-200, ramp(401), 1),
              CdfTable.of(0, new int[] {0, 65535, 65536})));

  private RansFuzzer() {}

  private static double[] ramp(int length) {
    double[] weights = new double[length];
    Arrays.setAll(weights, i -> i);
    return weights;
  }

  /** Entry point of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length == 0) {
      return;
    }
    byte[] substream = new byte[data.length - 1];
    System.arraycopy(data, 1, substream, 0, substream.length);
    byte[] index = new byte[data[0] & 0xFF];
    for (int i = 0; i < index.length; i++) {
      index[i] = (byte) (i % TABLES.size());
    }
    int[] symbols = new int[index.length];
    try {
      RansDecoder decoder = new RansDecoder(substream);
      decoder.decode(TABLES, index, symbols, 0, symbols.length);
      decoder.finish();
    } catch (CorruptStreamException e) {
      return;
    }
    SimpleRansDecoder second = new SimpleRansDecoder(substream);
    for (int i = 0; i < symbols.length; i++) {
      if (second.decode(TABLES.get(index[i])) != symbols[i]) {
        throw new AssertionError("the decoders differ at symbol " + i);
      }
    }
    if (!second.atEnd()) {
      throw new AssertionError("the second decoder is not at the end");
    }
  }
}
