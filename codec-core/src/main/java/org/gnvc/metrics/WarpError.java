package org.gnvc.metrics;

import java.util.Arrays;
import java.util.List;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;

/**
 * Warp error of a video: how much colour changes along the motion, which the eye sees as flicker;
 * Lai et al., "Learning Blind Video Temporal Consistency" (ECCV 2018). For frames V(t) with R, G, B
 * from 0 to 1
 *
 * <pre>
 * E(t) = 1 / sum_i M_i * sum_i M_i |V(t)_i - W(t+1)_i|²,   E = mean of E(t) over t
 * </pre>
 *
 * where i goes over the pixels, M_i is 1 for those that are {@link Motion seen in both frames} and
 * 0 for the others, |.|² adds the squares over R, G and B, and W(t+1) is the next frame warped
 * back, linear between pixels. So a change by c in all three channels everywhere gives 3c². A pair
 * without a pixel that is seen adds 0. (Their evaluation program counts each channel's sample in
 * the first sum, which makes its numbers a third of these.)
 *
 * <p>The motion is an argument: for a decoded video it is taken from the original. Stateless.
 */
public final class WarpError {

  private WarpError() {}

  /**
   * The error of a video.
   *
   * @param motion from each frame to the next, one fewer than frames
   * @throws IllegalArgumentException if there are fewer than two frames, or sizes or counts differ
   */
  public static double of(List<Frame> video, List<Motion> motion) {
    if (video.size() < 2 || motion.size() != video.size() - 1) {
      throw new IllegalArgumentException(video.size() + " frames, " + motion.size() + " motions");
    }
    double sum = 0;
    for (int t = 0; t < motion.size(); t++) {
      sum += pair(video.get(t), video.get(t + 1), motion.get(t));
    }
    return sum / motion.size();
  }

  /**
   * E(t): the error of a frame and the next.
   *
   * @throws IllegalArgumentException if the sizes differ
   */
  public static double pair(Frame frame, Frame next, Motion motion) {
    FlowField flow = motion.flow();
    VideoFormat format = frame.format();
    if (!format.equals(next.format())
        || format.width() != flow.width()
        || format.height() != flow.height()) {
      throw new IllegalArgumentException(format + " and " + next.format());
    }
    Plane[] now = channels(frame);
    Plane[] later = channels(next);
    double sum = 0;
    long seen = 0;
    for (int at = 0; at < motion.seen().length; at++) {
      if (!motion.seen()[at]) {
        continue;
      }
      seen++;
      int row = at / flow.width();
      int column = at % flow.width();
      double x = column + flow.dx()[at];
      double y = row + flow.dy()[at];
      for (int c = 0; c < 3; c++) {
        double d = 0.5 * (now[c].values()[at] - later[c].at(x, y));
        sum += d * d;
      }
    }
    return seen == 0 ? 0 : sum / seen;
  }

  /** R, G, B, each in [-1, 1]. */
  private static Plane[] channels(Frame frame) {
    float[] rgb = Psnr.rgb(frame);
    int size = rgb.length / 3;
    Plane[] planes = new Plane[3];
    for (int c = 0; c < 3; c++) {
      float[] values = Arrays.copyOfRange(rgb, c * size, (c + 1) * size);
      planes[c] = new Plane(frame.format().width(), frame.format().height(), values);
    }
    return planes;
  }
}
