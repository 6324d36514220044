package org.gnvc.conformance.kaitai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of variable length, up to the largest. */
class KaitaiNumbersTest {
  @ParameterizedTest
  @CsvSource({"00, 0", "7f, 127", "8001, 128", "ac02, 300", "ffffffffffffff7f, 72057594037927935"})
  void lebsHaveTheValueOfTheText(String bytes, long value) {
    assertEquals(value, new Gnvc.Leb(stream(bytes)).value());
  }

  @ParameterizedTest
  @CsvSource({"00, 0", "01, -1", "02, 1", "03, -2", "feffffffffffff7f, 36028797018963967"})
  void signedLebsHaveTheValueOfTheText(String bytes, long value) {
    assertEquals(value, new Gnvc.SignedLeb(stream(bytes)).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"8000", "ff8000", "ffffffffffffffff01", "ffffffffffffff00"})
  void lebsThatAreTooLongAreRefused(String bytes) {
    assertThrows(
        KaitaiStream.ValidationFailedError.class, () -> new Gnvc.Leb(stream(bytes)).value());
  }

  private static KaitaiStream stream(String hex) {
    return new ByteBufferKaitaiStream(HexFormat.of().parseHex(hex));
  }
}
