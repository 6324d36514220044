package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.gnvc.frame.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpanTest {

  private static final Rational RATE = new Rational(30, 1);

  @ParameterizedTest
  @CsvSource({"2.5, 2.5", "10s, 10", "1:02.5, 62.5", "1:00:00, 3600", "60f, 2", "0, 0"})
  void timesAndFramesBecomeSeconds(String text, double seconds) {
    assertEquals(seconds, new Span.Converter().convert(text).seconds(RATE));
  }

  @Test
  void secondsBecomeTheNearestFrame() {
    assertEquals(75, new Span.Converter().convert("2.49").frames(RATE));
    assertEquals(250, new Span.Converter().convert("250f").frames(RATE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "ten", "2.5f", "1:2:3:4", "1e9", "99999999999f"})
  void anythingElseIsRefused(String text) {
    assertThrows(TypeConversionException.class, () -> new Span.Converter().convert(text));
  }
}
