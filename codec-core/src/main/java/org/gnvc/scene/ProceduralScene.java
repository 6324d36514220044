package org.gnvc.scene;

import java.util.List;
import java.util.stream.IntStream;
import org.gnvc.frame.Frame;
import org.gnvc.frame.RgbConverter;
import org.gnvc.frame.VideoFormat;

/**
 * A landscape that the camera pans over, with drifting clouds, rippling water, balloons and birds.
 * Every frame is a pure function of format, seed and number: frames can be drawn in any order, and
 * a seed always gives the same film. Immutable; safe for concurrent use.
 */
public final class ProceduralScene {

  /** For a film without a scene cut. */
  public static final int NO_CUT = Integer.MAX_VALUE;

  /** Frames per second that the motion is made for. */
  public static final int FRAME_RATE = 25;

  private static final double PAN_PER_SECOND = 0.11;
  private static final double START_OF_SECOND_SHOT = 23;

  private final VideoFormat format;
  private final int cut;
  private final Landscape firstShot;
  private final Landscape secondShot;
  private final List<Balloon> balloons;
  private final Birds birds;

  /**
   * @param format of the frames
   * @param seed selects the film
   * @param cut number of the first frame of a second shot in evening light, or {@link #NO_CUT}
   */
  public ProceduralScene(VideoFormat format, long seed, int cut) {
    this.format = format;
    this.cut = cut;
    double pixel = 1.0 / format.height();
    Noise noise = new Noise(seed);
    firstShot = new Landscape(noise, Palette.NOON, pixel);
    secondShot = new Landscape(new Noise(~seed), Palette.EVENING, pixel);
    birds = new Birds(noise);
    balloons =
        List.of(
            new Balloon(
                0.46,
                0.30,
                0.050,
                -0.012,
                new float[] {0.90f, 0.86f, 0.78f},
                new float[] {0.16f, 0.36f, 0.62f}),
            new Balloon(
                -0.38,
                0.27,
                0.115,
                0.022,
                new float[] {0.86f, 0.20f, 0.14f},
                new float[] {0.97f, 0.72f, 0.20f}));
  }

  /** Draws frame {@code number}, from 0; its timestamp is its number. */
  public Frame frame(int number) {
    int width = format.width();
    int height = format.height();
    float[] rgb = new float[3 * width * height];
    boolean second = number >= cut;
    Landscape landscape = second ? secondShot : firstShot;
    double time = (double) number / FRAME_RATE + (second ? START_OF_SECOND_SHOT : 0);
    double pan = PAN_PER_SECOND * time;
    double tilt = 0.006 * StrictMath.sin(0.8 * time);
    double pixel = 1.0 / height;
    IntStream.range(0, height)
        .parallel()
        .forEach(
            row -> {
              Paint paint = new Paint();
              double y = (row + 0.5) * pixel + tilt;
              for (int column = 0; column < width; column++) {
                double x = (column + 0.5 - 0.5 * width) * pixel;
                landscape.paint(x, y, pan, time, paint);
                if (!second) {
                  paintFlyers(x, y, pan, time, paint);
                }
                int at = row * width + column;
                rgb[at] = 2 * paint.r - 1;
                rgb[at + width * height] = 2 * paint.g - 1;
                rgb[at + 2 * width * height] = 2 * paint.b - 1;
              }
            });
    return RgbConverter.fromRgb(rgb, 0, height, width, format, number);
  }

  private void paintFlyers(double x, double y, double pan, double time, Paint paint) {
    double pixel = 1.0 / format.height();
    birds.paint(x, y, time, pixel, paint);
    for (Balloon balloon : balloons) {
      balloon.paint(x, y, time, pan, pixel, paint);
    }
  }
}
