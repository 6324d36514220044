package org.gnvc.metrics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gnvc.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmoothFlowTest {

  private static final int BORDER = 8;

  private final MovingPicture picture = new MovingPicture(3);

  @ParameterizedTest
  @CsvSource({"0,0,0.001", "1,0,0.02", "-2.5,1.25,0.25", "6,-4,0.1"})
  void shiftsAreFound(float dx, float dy, double tolerance) {
    Frame first = picture.window(140, 130, 1);
    Frame next = picture.window(140 - dx, 130 - dy, 1);
    FlowField flow = new SmoothFlow().between(first, next);
    double error = meanError(flow, MovingPicture.uniform(dx, dy));
    assertTrue(error < tolerance, error + " pixels");
  }

  @Test
  void zoomIsFound() {
    Frame first = picture.window(140, 130, 1);
    Frame next = picture.window(140, 130, 1.05);
    FlowField expected = MovingPicture.uniform(0, 0);
    for (int at = 0; at < expected.dx().length; at++) {
      expected.dx()[at] = 0.05f * (at % expected.width() - 48);
      expected.dy()[at] = 0.05f * (at / expected.width() - 40);
    }
    double error = meanError(new SmoothFlow().between(first, next), expected);
    assertTrue(error < 0.25, error + " pixels");
  }

  /** Mean distance in pixels, without the border, which has no counterpart in the other picture. */
  private static double meanError(FlowField flow, FlowField expected) {
    double sum = 0;
    int count = 0;
    for (int y = BORDER; y < flow.height() - BORDER; y++) {
      for (int x = BORDER; x < flow.width() - BORDER; x++) {
        int at = y * flow.width() + x;
        sum += Math.hypot(flow.dx()[at] - expected.dx()[at], flow.dy()[at] - expected.dy()[at]);
        count++;
      }
    }
    return sum / count;
  }
}
