package org.gnvc.metrics;

import org.gnvc.frame.Frame;

/**
 * Motion from one picture to the next, and which pixels of the first are seen in both, after Ruder,
 * Dosovitskiy and Brox, "Artistic Style Transfer for Videos" (2016). With w the flow to the next
 * picture and w' the flow back, taken at the place that w points to, a pixel counts as seen unless
 *
 * <ul>
 *   <li>w points outside the picture, or
 *   <li>it is occluded: |w + w'|² &gt; 0.01 (|w|² + |w'|²) + 0.5, or
 *   <li>it lies at a motion boundary: |∇u|² + |∇v|² &gt; 0.01 |w|² + 0.002, where u and v are the
 *       components of w and ∇ is the difference to the next column and row.
 * </ul>
 *
 * @param flow w, in pixels
 * @param seen which pixels of the first picture are seen in both, row by row; not copied
 */
public record Motion(FlowField flow, boolean[] seen) {

  private static final double OCCLUSION_SHARE = 0.01;
  private static final double OCCLUSION_FLOOR = 0.5;
  private static final double BOUNDARY_SHARE = 0.01;
  private static final double BOUNDARY_FLOOR = 0.002;

  /** Estimates the motion between two pictures of the same size. */
  public static Motion between(Frame first, Frame next, Flow flow) {
    return of(flow.between(first, next), flow.between(next, first));
  }

  /** Motion from known flows: to the next picture, and back. */
  public static Motion of(FlowField forward, FlowField backward) {
    int width = forward.width();
    int height = forward.height();
    Plane backX = new Plane(width, height, backward.dx());
    Plane backY = new Plane(width, height, backward.dy());
    boolean[] seen = new boolean[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        double u = forward.dx()[at];
        double v = forward.dy()[at];
        double toX = x + u;
        double toY = y + v;
        boolean inside = toX >= 0 && toY >= 0 && toX <= width - 1 && toY <= height - 1;
        seen[at] =
            inside
                && !occluded(u, v, backX.at(toX, toY), backY.at(toX, toY))
                && boundary(forward, x, y) <= BOUNDARY_SHARE * (u * u + v * v) + BOUNDARY_FLOOR;
      }
    }
    return new Motion(forward, seen);
  }

  private static boolean occluded(double u, double v, double backU, double backV) {
    double open = square(u + backU) + square(v + backV);
    double length = square(u) + square(v) + square(backU) + square(backV);
    return open > OCCLUSION_SHARE * length + OCCLUSION_FLOOR;
  }

  /** |∇u|² + |∇v|². */
  private static double boundary(FlowField flow, int x, int y) {
    int at = y * flow.width() + x;
    int right = x + 1 < flow.width() ? at + 1 : at;
    int below = y + 1 < flow.height() ? at + flow.width() : at;
    return square(flow.dx()[right] - flow.dx()[at])
        + square(flow.dx()[below] - flow.dx()[at])
        + square(flow.dy()[right] - flow.dy()[at])
        + square(flow.dy()[below] - flow.dy()[at]);
  }

  private static double square(double value) {
    return value * value;
  }

  /** Share of the pixels that are seen, 0 to 1. */
  public double seenShare() {
    int count = 0;
    for (boolean s : seen) {
      count += s ? 1 : 0;
    }
    return (double) count / seen.length;
  }
}
