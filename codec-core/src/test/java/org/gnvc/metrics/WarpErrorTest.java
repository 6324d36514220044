package org.gnvc.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.junit.jupiter.api.Test;

class WarpErrorTest {

  private static final int WIDTH = MovingPicture.FORMAT.width();
  private static final int HEIGHT = MovingPicture.FORMAT.height();

  private final MovingPicture picture = new MovingPicture(3);

  @Test
  void aPictureThatMovesByWholePixelsHasNoWarpError() {
    List<Frame> video = new ArrayList<>();
    List<Motion> motion = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      video.add(picture.window(140 - 3 * t, 130 + 2 * t, 1));
    }
    for (int t = 0; t < 3; t++) {
      motion.add(Motion.of(MovingPicture.uniform(3, -2), MovingPicture.uniform(-3, 2)));
    }
    assertEquals(0, WarpError.of(video, motion));
    assertEquals((WIDTH - 3.0) * (HEIGHT - 2) / (WIDTH * HEIGHT), motion.get(0).seenShare(), 1e-9);
  }

  @Test
  void aStepOfBrightnessGivesThreeTimesItsSquare() {
    Motion still = Motion.of(MovingPicture.uniform(0, 0), MovingPicture.uniform(0, 0));
    double step = 51 / 255.0;
    assertEquals(3 * step * step, WarpError.pair(gray(100), gray(151), still), 1e-6);
    List<Frame> video = List.of(gray(100), gray(151), gray(151));
    assertEquals(1.5 * step * step, WarpError.of(video, List.of(still, still)), 1e-6);
  }

  @Test
  void betweenPixelsTheNextFrameIsInterpolated() {
    float[] ramp = new float[3 * WIDTH * HEIGHT];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (i % WIDTH) / 127.5f - 1;
    }
    Frame frame = RgbConverter.fromRgb(ramp, 0, HEIGHT, WIDTH, MovingPicture.FORMAT, 0);
    Motion half = Motion.of(MovingPicture.uniform(0.5f, 0), MovingPicture.uniform(-0.5f, 0));
    assertEquals(3 * Math.pow(0.5 / 255, 2), WarpError.pair(frame, frame, half), 1e-9);
  }

  @Test
  void pixelsWhoseWayBackMissesThemAreOccluded() {
    FlowField forward = MovingPicture.uniform(2, 0);
    FlowField backward = MovingPicture.uniform(-2, 0);
    int from = 40 * WIDTH + 50;
    backward.dx()[from + 2] = -2 + 0.7f; // 0.49 < 0.01 (4 + 1.69) + 0.5
    assertTrue(Motion.of(forward, backward).seen()[from]);
    backward.dx()[from + 2] = -2 + 0.8f; // 0.64 > 0.01 (4 + 1.44) + 0.5
    assertFalse(Motion.of(forward, backward).seen()[from]);
    assertTrue(Motion.of(forward, backward).seen()[from + 1]);
  }

  @Test
  void pixelsWhereTheFlowChangesAreMotionBoundaries() {
    FlowField forward = MovingPicture.uniform(2, 0);
    FlowField backward = MovingPicture.uniform(-2, 0);
    int at = 40 * WIDTH + 50;
    forward.dx()[at + 1] = 2.2f; // 0.04 < 0.01 * 4 + 0.002
    assertTrue(Motion.of(forward, backward).seen()[at]);
    forward.dx()[at + 1] = 2.21f; // 0.0441 > 0.042
    assertFalse(Motion.of(forward, backward).seen()[at]);
  }

  @Test
  void flickerOfAMovingPictureIsSeenWithEstimatedMotion() {
    Frame first = picture.window(140, 130, 1);
    Frame next = picture.window(138.5, 131, 1);
    Motion motion = Motion.between(first, next, new SmoothFlow());
    assertTrue(motion.seenShare() > 0.8, "seen " + motion.seenShare());
    double steady = WarpError.pair(first, next, motion);
    double flicker = WarpError.pair(first, brighter(next, 12), motion);
    double added = 3 * Math.pow(12 / 255.0, 2);
    assertEquals(steady + added, flicker, 0.3 * added, steady + " " + flicker);
    assertTrue(steady < 0.3 * added, steady + " " + added);
  }

  @Test
  void countsThatDoNotMatchAreRefused() {
    Motion still = Motion.of(MovingPicture.uniform(0, 0), MovingPicture.uniform(0, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> WarpError.of(List.of(gray(1), gray(2)), List.of(still, still)));
    assertThrows(IllegalArgumentException.class, () -> WarpError.of(List.of(gray(1)), List.of()));
  }

  private static Frame gray(int value) {
    return brighter(Frame.allocate(MovingPicture.FORMAT, 0), value);
  }

  private static Frame brighter(Frame frame, int step) {
    Frame out = Frame.allocate(frame.format(), 0);
    for (int p = 0; p < 3; p++) {
      for (int i = 0; i < out.planes().get(p).length; i++) {
        out.planes().get(p)[i] = (short) Math.min(255, frame.planes().get(p)[i] + step);
      }
    }
    return out;
  }
}
