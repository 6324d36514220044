package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class BitrateConverterTest {

  @ParameterizedTest
  @CsvSource({"60k, 60000", "1.5M, 1500000", "60000, 60000", "0.5k, 500"})
  void unitsAreThousands(String text, double bitsPerSecond) {
    assertEquals(bitsPerSecond, new BitrateConverter().convert(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-60k", "60 k", "60K", "k", "60kbps", ""})
  void anythingElseIsRefused(String text) {
    assertThrows(TypeConversionException.class, () -> new BitrateConverter().convert(text));
  }
}
