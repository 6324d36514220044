package org.gnvc.conformance.independent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RansTest {
  private static final Table TABLE = new Table(-1, new int[] {0, 8192, 57344, 61440, 65536});

  private static final SymbolListener NOBODY = (cumulative, least, value) -> {};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "023c6816d000",
        "0001002680000014320ef000",
        "00020001c00001e150000016e00009071000"
      })
  void theExamplesOfTheTextAreDecoded(String substream) throws Refusal {
    Rans rans = new Rans(HexFormat.of().parseHex(substream), NOBODY);
    for (int expected : new int[] {0, 0, 1, -1, 0, 4, 0, -3}) {
      assertEquals(expected, rans.value(TABLE));
    }
    rans.end();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "0110",
        "00",
        "0000",
        "000300010000",
        "00ffff",
        "010000",
        "0001",
        "000100010000",
        "000100010000000100",
        "0001000100000000ffff"
      })
  void otherBeginningsAreDamage(String substream) {
    byte[] bytes = HexFormat.of().parseHex(substream);
    Refusal refusal = assertThrows(Refusal.class, () -> new Rans(bytes, NOBODY).value(TABLE));
    assertEquals(Kind.CORRUPT, refusal.kind);
  }
}
