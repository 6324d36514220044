package org.gnvc.entropy;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gnvc.error.CorruptStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RansDamageTest {

  private final GaussianMix mix = GaussianMix.of(3_000, 3);

  private boolean decodes(byte[] substream) {
    int[] decoded = new int[mix.symbols().length];
    try {
      RansDecoder decoder = new RansDecoder(substream);
      decoder.decode(mix.tables(), mix.tableIndex(), decoded, 0, decoded.length);
      decoder.finish();
      return true;
    } catch (CorruptStreamException e) {
      return false;
    }
  }

  private byte[] substream(int lanes) {
    RansEncoder encoder = new RansEncoder();
    encoder.encode(mix.tables(), mix.tableIndex(), mix.symbols(), 0, mix.symbols().length);
    return encoder.code(lanes);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void everyTruncationIsFound(int lanes) {
    byte[] whole = substream(lanes);
    assertTrue(decodes(whole));
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertTrue(!decodes(cut), "cut to " + length);
    }
  }

  /** The end state tells with 16 bits; what it misses is left to the CRC of the unit. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void almostAllFlippedBitsAreFoundByTheEndState(int lanes) {
    byte[] whole = substream(lanes);
    int missed = 0;
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit >> 3] ^= (byte) (1 << (bit & 7));
      missed += decodes(flipped) ? 1 : 0;
    }
    assertTrue(missed <= 3, missed + " of " + 8 * whole.length);
  }

  @Test
  void appendedBytesAreFound() {
    byte[] whole = substream(1);
    assertTrue(!decodes(Arrays.copyOf(whole, whole.length + 2)));
    assertTrue(!decodes(Arrays.copyOf(whole, whole.length + 1)));
  }

  @Test
  void randomBytesEndInTheDeclaredException() {
    Random random = new Random(5);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && random.nextBoolean()) {
              bytes[0] = 0;
              bytes[1] = (byte) random.nextInt(4);
            }
            decodes(bytes);
          }
        });
  }

  @Test
  void endlessEscapePrefixIsRefused() {
    CdfTable table = CdfTable.of(0, new int[] {0, 32768, 65536});
    CdfTableSet tables = new CdfTableSet(List.of(table));
    byte[] bytes = new byte[4_000];
    bytes[0] = 1;
    bytes[2] = (byte) 0x80;
    CorruptStreamException refused =
        assertThrows(
            CorruptStreamException.class,
            () -> new RansDecoder(bytes).decode(tables, 0, new int[1], 0, 1));
    assertTrue(refused.getMessage().contains("zeros"), refused.getMessage());
  }
}
