package org.gnvc.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class RationalTest {

  @Test
  void fractionsAreReduced() {
    assertEquals(new Rational(30000, 1001), new Rational(60000, 2002));
    assertEquals("25/1", new Rational(50, 2).toString());
  }

  @Test
  void rescalingRoundsToTheNearest() {
    Rational milliseconds = new Rational(1, 1000);
    Rational ntsc = new Rational(1001, 30000);
    assertEquals(33, ntsc.rescale(1, milliseconds));
    assertEquals(67, ntsc.rescale(2, milliseconds));
    assertEquals(-33, ntsc.rescale(-1, milliseconds));
    assertEquals(1, milliseconds.rescale(33, ntsc));
    assertEquals(1, new Rational(1, 2).rescale(1, new Rational(1, 1)));
  }

  @Test
  void rescalingLargeTimesDoesNotOverflow() {
    assertEquals(
        4_000_000_000_000_000L,
        new Rational(1, 1_000_000).rescale(4_000_000_000_000_000L, new Rational(1, 1_000_000)));
    assertThrows(
        ArithmeticException.class,
        () -> new Rational(1, 1).rescale(Long.MAX_VALUE, new Rational(1, 90000)));
  }

  @Test
  void zeroAndNegativeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Rational(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Rational(1, -1));
  }
}
