package org.gnvc.entropy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gnvc.error.CorruptStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RansCoderTest {

  /** Random tables and values, escapes among them. */
  record Message(List<CdfTable> tables, byte[] index, int[] symbols) {}

  @Property(tries = 400)
  void decodesWhatWasEncodedInAnyNumberOfLanesAndRuns(
      @ForAll("messages") Message message, @ForAll @IntRange(max = 2) int lanes)
      throws CorruptStreamException {
    CdfTableSet tables = new CdfTableSet(message.tables());
    int count = message.symbols().length;
    RansEncoder encoder = new RansEncoder();
    encoder.encode(tables, message.index(), message.symbols(), 0, count);
    byte[] substream = encoder.code(1 << lanes);

    int[] decoded = new int[count];
    RansDecoder decoder = new RansDecoder(substream);
    int third = count / 3;
    decoder.decode(tables, message.index(), decoded, 0, third);
    decoder.decode(tables, message.index(), decoded, third, count);
    decoder.finish();
    assertArrayEquals(message.symbols(), decoded);
  }

  @Property(tries = 200)
  void secondDecoderAgrees(
      @ForAll("messages") Message message, @ForAll @IntRange(max = 2) int lanes) {
    CdfTableSet tables = new CdfTableSet(message.tables());
    RansEncoder encoder = new RansEncoder();
    encoder.encode(tables, message.index(), message.symbols(), 0, message.symbols().length);

    SimpleRansDecoder decoder = new SimpleRansDecoder(encoder.code(1 << lanes));
    for (int i = 0; i < message.symbols().length; i++) {
      assertEquals(message.symbols()[i], decoder.decode(tables.get(message.index()[i])));
    }
    assertTrue(decoder.atEnd());
  }

  @Provide
  Arbitrary<Message> messages() {
    Arbitrary<List<CdfTable>> tables =
        Arbitraries.integers()
            .between(1, 40)
            .flatMap(
                regular ->
                    Arbitraries.doubles()
                        .between(0, 1)
                        .array(double[].class)
                        .ofSize(regular)
                        .map(weights -> CdfTable.ofWeights(-regular / 2, weights, 0.02)))
            .list()
            .ofMinSize(1)
            .ofMaxSize(5);
    return tables.flatMap(
        list ->
            Arbitraries.integers()
                .between(0, 300)
                .flatMap(
                    count ->
                        Arbitraries.randomValue(
                            random -> {
                              byte[] index = new byte[count];
                              int[] symbols = new int[count];
                              for (int i = 0; i < count; i++) {
                                index[i] = (byte) random.nextInt(list.size());
                                symbols[i] =
                                    random.nextInt(50) == 0
                                        ? random.nextInt(130_000) - 65_000
                                        : random.nextInt(60) - 30;
                              }
                              return new Message(list, index, symbols);
                            })));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 2_000, 40_000, 400_000})
  void bytesStayNearTheIdealBits(int count) {
    GaussianMix mix = GaussianMix.of(count, 7);
    RansEncoder encoder = new RansEncoder();
    encoder.encode(mix.tables(), mix.tableIndex(), mix.symbols(), 0, count);
    double ideal = mix.bits() / 8;
    int bytes = encoder.finish().length;
    assertTrue(bytes <= ideal * 1.002 + 4, bytes + " bytes for " + ideal);
  }

  @ParameterizedTest
  @ValueSource(ints = {40_000, 90_000, 400_000})
  void longSubstreamsDecode(int count) throws CorruptStreamException {
    GaussianMix mix = GaussianMix.of(count, 8);
    RansEncoder encoder = new RansEncoder();
    encoder.encode(mix.tables(), mix.tableIndex(), mix.symbols(), 0, count);
    RansDecoder decoder = new RansDecoder(encoder.finish());
    int[] decoded = new int[count];
    decoder.decode(mix.tables(), mix.tableIndex(), decoded, 0, count);
    decoder.finish();
    assertArrayEquals(mix.symbols(), decoded);
  }

  @Test
  void farthestEscapesOnBothSidesDecode() throws CorruptStreamException {
    CdfTable table = CdfTable.ofWeights(-2, new double[] {1, 5, 1}, 1);
    int[] values = {65_535, -2 - 65_535, 1, -3, 2, -4, 0};
    RansEncoder encoder = new RansEncoder();
    encoder.encode(table, values, 0, values.length);
    RansDecoder decoder = new RansDecoder(encoder.finish());
    int[] decoded = new int[values.length];
    decoder.decode(new CdfTableSet(List.of(table)), 0, decoded, 0, values.length);
    decoder.finish();
    assertArrayEquals(values, decoded);
    assertThrows(IllegalArgumentException.class, () -> encoder.encode(table, 65_536));
  }

  @Test
  void exampleOfTheSpecification() {
    CdfTable table = CdfTable.of(-1, new int[] {0, 8192, 57344, 61440, 65536});
    int[] values = {0, 0, 1, -1, 0, 4, 0, -3};
    RansEncoder encoder = new RansEncoder();
    encoder.encode(table, values, 0, values.length);
    assertArrayEquals(new byte[] {2, 0x3c, 0x68, 0x16, (byte) 0xd0, 0}, encoder.finish());
  }

  @Test
  void noSymbolsTakeNoBytes() throws CorruptStreamException {
    byte[] substream = new RansEncoder().finish();
    assertEquals(0, substream.length);
    new RansDecoder(substream).finish();
  }

  @Test
  void encoderStartsAfreshAfterFinish() {
    CdfTable table = CdfTable.ofWeights(0, new double[] {3, 1}, 0.1);
    RansEncoder encoder = new RansEncoder();
    encoder.encode(table, new int[] {0, 1, 1, 0, 0, 9}, 0, 6);
    byte[] first = encoder.finish();
    encoder.encode(table, new int[] {0, 1, 1, 0, 0, 9}, 0, 6);
    assertArrayEquals(first, encoder.finish());
  }
}
