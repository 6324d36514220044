package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated sources: log2(bits) grows with the rate index, with content that changes. */
class RateControllerTest {

  private static final int GROUP = 16;

  @ParameterizedTest
  @CsvSource({
    "250, 250, 300, 0.05, 4",
    "250, 250, 300, 0.09, 8",
    "300, 250, 700, 0.05, 6",
    "1000, 250, 250, 0.07, 5",
    "250, 9999, 500, 0.05, 1"
  })
  void meetsTheTargetWithinFivePercentWhenTheLengthIsKnown(
      long frames, long interval, double target, double slope, double keyCost) {
    assertEquals(1, simulate(frames, interval, frames, target, slope, keyCost), 0.05);
  }

  @ParameterizedTest
  @CsvSource({"400, 250, 300, 0.05, 4", "1000, 250, 250, 0.07, 5", "390, 250, 500, 0.06, 6"})
  void meetsTheTargetWithinFivePercentOnALiveStream(
      long frames, long interval, double target, double slope, double keyCost) {
    assertEquals(1, simulate(frames, interval, Long.MAX_VALUE, target, slope, keyCost), 0.05);
  }

  @Test
  void staysAtTheLowestIndexWhenTheTargetCannotBeReached() {
    RateController control = new RateController(1, GROUP, 250, 250, 0, 32);
    assertEquals(0, control.choose(true, 17, q -> 1000 + 10L * q));
  }

  @Test
  void spendsNoMoreThanFiveTrialsOnAGroup() {
    int[] trials = {0};
    Random random = new Random(1);
    RateController control = new RateController(200, GROUP, 250, 250, 0, 32);
    control.choose(
        true,
        17,
        q -> {
          trials[0]++;
          return 1L + random.nextInt(100_000);
        });
    assertTrue(trials[0] <= 5);
  }

  /** Spent bits over target bits. */
  private static double simulate(
      long frames, long interval, long expected, double target, double slope, double keyCost) {
    Random random = new Random(7);
    RateController control = new RateController(target, GROUP, interval, expected, 600, 32);
    double spent = 600;
    long frame = 0;
    long key = 0;
    double content = 1;
    while (frame < frames) {
      boolean isKey = frame == 0 || frame - key >= interval;
      int count = (int) Math.min(isKey ? GROUP + 1 : GROUP, frames - frame);
      content *= Math.exp(0.15 * random.nextGaussian());
      double base = (isKey ? keyCost : 1) * content * 60 * count;
      long[] last = {0};
      int index =
          control.choose(isKey, count, q -> last[0] = 200 + (long) (base * Math.pow(2, slope * q)));
      spent += 200 + (long) (base * Math.pow(2, slope * index));
      key = isKey ? frame : key;
      frame += count;
    }
    return spent / (target * frames);
  }
}
