package org.gnvc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.OptionalLong;
import org.gnvc.frame.Rational;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter err = new StringWriter();

  private Progress progress(boolean quiet, boolean terminal, OptionalLong total) {
    PrintWriter writer = new PrintWriter(err, true);
    return new Progress(new Console(writer, writer, quiet, terminal), total, new Rational(25, 1));
  }

  @Test
  void theLineHasPercentSpeedBitrateAndTimeLeft() {
    assertEquals(
        " 25 %  100/400 frames  5.0 frames/s  20.0 kbit/s  1:00 left",
        progress(false, true, OptionalLong.of(400)).line(100, 10_000, 20));
  }

  @Test
  void withoutALengthThereIsNoPercentage() {
    assertEquals(
        "100 frames  5.0 frames/s  20.0 kbit/s",
        progress(false, true, OptionalLong.empty()).line(100, 10_000, 20));
  }

  @Test
  void aWrongEstimateOfTheLengthNeverGivesMoreThanAllOfIt() {
    assertTrue(
        progress(false, true, OptionalLong.of(10)).line(20, 10_000, 20).startsWith("100 %  20/20"));
  }

  @Test
  void nothingIsDrawnWhereNobodyLooks() throws InterruptedException {
    for (Progress hidden :
        new Progress[] {
          progress(false, false, OptionalLong.of(10)), progress(true, true, OptionalLong.of(10))
        }) {
      Thread.sleep(210);
      hidden.update(5, 100);
      hidden.close();
    }
    assertEquals("", err.toString());
  }

  @Test
  void theLineIsDrawnOverItselfAndRemovedAtTheEnd() throws InterruptedException {
    Progress shown = progress(false, true, OptionalLong.of(10));
    Thread.sleep(210);
    shown.update(5, 100);
    shown.update(6, 100);
    shown.close();
    assertTrue(err.toString().startsWith("\r\033[K 50 %"), err.toString());
    assertEquals(1, err.toString().split("frames/s", -1).length - 1);
    assertTrue(err.toString().endsWith("\r\033[K"));
  }
}
