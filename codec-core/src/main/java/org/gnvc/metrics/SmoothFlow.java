package org.gnvc.metrics;

import java.util.ArrayList;
import java.util.List;
import org.gnvc.frame.Frame;

/**
 * Dense optical flow after Bruhn, Weickert and Schnörr, "Lucas/Kanade Meets Horn/Schunck" (2005):
 * the flow that explains the difference of the pictures around each pixel by least squares, and is
 * smooth where the pictures say little; from a coarse picture to the finest. Plain arithmetic, so
 * that every machine finds the same flow. Immutable.
 */
public final class SmoothFlow implements Flow {

  private static final int SMALLEST_SIDE = 12;
  private static final int WINDOW_RADIUS = 2;
  private static final int ROUNDS = 4;

  /** Weight of smoothness against squared differences of grey levels from 0 to 255. */
  private static final float SMOOTHNESS = 30;

  @Override
  public FlowField between(Frame from, Frame to) {
    List<Plane> first = pyramid(luminance(from));
    List<Plane> second = pyramid(luminance(to));
    FlowField flow = null;
    for (int level = first.size() - 1; level >= 0; level--) {
      Plane a = first.get(level);
      flow = flow == null ? still(a) : finer(flow, a);
      flow = improve(flow, a, second.get(level));
    }
    return flow;
  }

  private static Plane luminance(Frame frame) {
    float[] rgb = Psnr.rgb(frame);
    int size = rgb.length / 3;
    float[] grey = new float[size];
    for (int i = 0; i < size; i++) {
      float mix = 0.299f * rgb[i] + 0.587f * rgb[i + size] + 0.114f * rgb[i + 2 * size];
      grey[i] = 127.5f * (mix + 1);
    }
    return new Plane(frame.format().width(), frame.format().height(), grey);
  }

  private static List<Plane> pyramid(Plane finest) {
    List<Plane> levels = new ArrayList<>(List.of(finest));
    Plane plane = finest;
    while (Math.min(plane.width(), plane.height()) >= 2 * SMALLEST_SIDE) {
      plane = plane.halve();
      levels.add(plane);
    }
    return levels;
  }

  private static FlowField still(Plane like) {
    int size = like.values().length;
    return new FlowField(like.width(), like.height(), new float[size], new float[size]);
  }

  private static FlowField finer(FlowField coarse, Plane like) {
    Plane dx = new Plane(coarse.width(), coarse.height(), coarse.dx());
    Plane dy = new Plane(coarse.width(), coarse.height(), coarse.dy());
    FlowField fine = still(like);
    for (int at = 0; at < fine.dx().length; at++) {
      int row = at / like.width();
      int column = at % like.width();
      fine.dx()[at] = 2 * dx.at(0.5 * column, 0.5 * row);
      fine.dy()[at] = 2 * dy.at(0.5 * column, 0.5 * row);
    }
    return fine;
  }

  /** Linearises the difference of the pictures at the flow, solves for a better one, repeats. */
  private static FlowField improve(FlowField start, Plane a, Plane b) {
    FlowField flow = start;
    for (int round = 0; round < ROUNDS; round++) {
      Plane warped = warp(b, flow);
      Plane x = mean(gradient(a, 1, 0), gradient(warped, 1, 0));
      Plane y = mean(gradient(a, 0, 1), gradient(warped, 0, 1));
      // What the difference would be without any flow, if it were linear in it.
      float[] rest = new float[a.values().length];
      for (int i = 0; i < rest.length; i++) {
        float change = warped.values()[i] - a.values()[i];
        rest[i] = change - x.values()[i] * flow.dx()[i] - y.values()[i] * flow.dy()[i];
      }
      Plane t = new Plane(a.width(), a.height(), rest);
      flow =
          new Equations(
                  window(x, x), window(x, y), window(y, y), window(x, t), window(y, t), SMOOTHNESS)
              .solve(flow);
    }
    return flow;
  }

  private static Plane window(Plane a, Plane b) {
    return product(a, b).mean(WINDOW_RADIUS);
  }

  private static Plane warp(Plane in, FlowField flow) {
    float[] out = new float[in.values().length];
    for (int at = 0; at < out.length; at++) {
      int row = at / in.width();
      int column = at % in.width();
      out[at] = in.at(column + flow.dx()[at], row + flow.dy()[at]);
    }
    return new Plane(in.width(), in.height(), out);
  }

  private static Plane gradient(Plane in, int stepX, int stepY) {
    float[] out = new float[in.values().length];
    for (int at = 0; at < out.length; at++) {
      int x = at % in.width();
      int y = at / in.width();
      out[at] = 0.5f * (in.near(x + stepX, y + stepY) - in.near(x - stepX, y - stepY));
    }
    return new Plane(in.width(), in.height(), out);
  }

  private static Plane product(Plane a, Plane b) {
    float[] out = new float[a.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a.values()[i] * b.values()[i];
    }
    return new Plane(a.width(), a.height(), out);
  }

  private static Plane mean(Plane a, Plane b) {
    float[] out = new float[a.values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.5f * (a.values()[i] + b.values()[i]);
    }
    return new Plane(a.width(), a.height(), out);
  }
}
