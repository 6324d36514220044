package org.gnvc.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.gnvc.frame.Rational;
import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final Rational MILLISECONDS = new Rational(1, 1000);
  private static final Rational NTSC = new Rational(30000, 1001);

  @Test
  void roundedTimesOfAConstantRateAreMadeExact() {
    for (long first = 0; first < 100; first += 7) {
      Timeline timeline = new Timeline(MILLISECONDS, NTSC);
      assertEquals(new Rational(1, 30000), timeline.timeBase());
      assertEquals(1001, timeline.ticksPerFrame());
      for (int n = 0; n < 100_000; n++) {
        long raw = Math.round((n + first) * 1001 / 30.0);
        assertEquals(n * 1001L, timeline.place(raw));
      }
    }
  }

  @Test
  void varyingTimesMoveByLessThanATick() {
    Random random = new Random(4);
    Timeline timeline = new Timeline(MILLISECONDS, NTSC);
    long raw = 500;
    for (int n = 0; n < 1000; n++) {
      double exact = (raw - 500) * 30.0;
      assertTrue(Math.abs(timeline.place(raw) - exact) <= 30);
      raw += 2 + random.nextInt(100);
    }
  }

  @Test
  void timesThatFitTheRateAreNotTouched() {
    Timeline timeline = new Timeline(new Rational(1, 90000), new Rational(25, 1));
    assertEquals(new Rational(1, 90000), timeline.timeBase());
    assertEquals(3600, timeline.ticksPerFrame());
    assertEquals(0, timeline.place(77));
    assertEquals(3601, timeline.place(77 + 3601));
    assertEquals(7200, timeline.place(77 + 7200));
  }

  @Test
  void framesWithoutTimesFollowAtTheNominalRateAndTimeNeverStandsStill() {
    Timeline timeline = new Timeline(MILLISECONDS, new Rational(25, 1));
    assertEquals(0, timeline.placeUntimed());
    assertEquals(40, timeline.placeUntimed());
    assertEquals(41, timeline.place(40));
    assertEquals(42, timeline.place(-5));
  }

  @Test
  void aRateTooOddForAnExactTickIsRounded() {
    Timeline timeline = new Timeline(new Rational(1, 90001), new Rational(1999993, 65537));
    assertEquals(new Rational(1, 90001), timeline.timeBase());
    assertEquals(2949, timeline.ticksPerFrame());
  }
}
