package org.gnvc.scene;

/**
 * Sky, clouds, rows of hills, a lake that mirrors them, and a meadow with trees. Coordinates are in
 * picture heights: y from 0 at the top to 1, x to the right from the centre of the first frame.
 */
final class Landscape {

  private static final double HORIZON = 0.50;
  private static final double SHORE = 0.60;
  private static final int HILL_ROWS = 3;
  private static final double TREE_SPACING = 0.075;
  private static final double FLOWER_SPACING = 0.017;

  private final Noise noise;
  private final Palette palette;
  private final double pixel;

  /** {@code pixel} is the height of one pixel. */
  Landscape(Noise noise, Palette palette, double pixel) {
    this.noise = noise;
    this.palette = palette;
    this.pixel = pixel;
  }

  /** Colours the point seen at (x, y) when the camera has moved by {@code pan}. */
  void paint(double x, double y, double pan, double time, Paint out) {
    double shore = SHORE + 0.012 * noise.fractal(1.5 * (x + 0.55 * pan), 9.5, 3);
    if (y < shore) {
      paintFar(x, y, pan, time, out);
    } else {
      paintLake(x, y, shore, pan, time, out);
    }
    paintNear(x, y, pan, time, out);
  }

  private void paintFar(double x, double y, double pan, double time, Paint out) {
    paintSky(x, y, pan, time, out);
    for (int row = 0; row < HILL_ROWS; row++) {
      paintHills(row, x, y, pan, out);
    }
  }

  private void paintSky(double x, double y, double pan, double time, Paint out) {
    float low = Paint.step(-0.1, HORIZON, y);
    float[] zenith = palette.zenith();
    float[] horizon = palette.horizon();
    out.set(zenith[0], zenith[1], zenith[2]);
    out.over(horizon[0], horizon[1], horizon[2], low);
    double sunX = x - 0.35 + 0.02 * pan;
    double sunY = y - 0.16;
    float glow = (float) StrictMath.exp(-7 * (sunX * sunX + sunY * sunY));
    out.over(palette.sun()[0], palette.sun()[1], palette.sun()[2], 0.6f * glow);
    double depth = 1 / (Math.max(0, HORIZON - y) + 0.16);
    double cloudX = (x + 0.08 * pan + 0.03 * time) * depth * 0.55 + 40;
    double cloudY = depth * 1.15 + 0.012 * time;
    float density = noise.fractal(cloudX, cloudY, 5);
    float cover = Paint.step(0.47, 0.70, density) * (1 - 0.55f * low);
    if (cover > 0) {
      float lit = noise.fractal(cloudX + 0.16, cloudY + 0.10, 4);
      float light = 0.88f + 1.1f * Math.max(-0.22f, Math.min(0.11f, density - lit));
      float[] sun = palette.sun();
      out.over(
          light * (0.5f + 0.5f * sun[0]),
          light * (0.5f + 0.5f * sun[1]),
          light * (0.52f + 0.48f * sun[2]),
          0.92f * cover);
    }
  }

  private void paintHills(int row, double x, double y, double pan, Paint out) {
    double near = (row + 1.0) / HILL_ROWS;
    double u = x + pan * (0.12 + 0.33 * near) + 31 * row;
    double ridge = ridge(row, u);
    float cover = (float) ((y - ridge) / pixel + 0.5);
    if (cover <= 0) {
      return;
    }
    double slope = (ridge(row, u + 0.012) - ridge) / 0.012;
    double down = y - ridge;
    double grain = 9 + 12 * near;
    float texture = noise.fractal(u * grain, down * grain * 1.7 + 50 * row, 5);
    float patches = noise.fractal(u * 3, down * 9 + 20, 3);
    float light =
        (float) (0.72 + 0.9 * (texture - 0.5) + 0.35 * Math.max(-0.9, Math.min(0.9, slope)));
    float[] forest = palette.forest();
    float[] meadow = palette.meadow();
    float green = Paint.step(0.48, 0.58, patches);
    float haze = (float) (0.74 - 0.52 * near) * (float) Math.min(1, 0.8 + 2.2 * down);
    float[] air = palette.horizon();
    float r = light * (forest[0] + (meadow[0] - forest[0]) * green);
    float g = light * (forest[1] + (meadow[1] - forest[1]) * green);
    float b = light * (forest[2] + (meadow[2] - forest[2]) * green);
    out.over(
        r + (0.85f * air[0] - r) * haze,
        g + (0.88f * air[1] - g) * haze,
        b + (0.97f * air[2] - b) * haze,
        Math.min(1, cover));
  }

  private double ridge(int row, double u) {
    double rough = noise.fractal(u * (1.1 + 0.5 * row), 3.7 * row, row == 0 ? 6 : 5);
    return HORIZON + 0.035 * row + 0.03 - (0.34 - 0.075 * row) * (rough - 0.25);
  }

  private void paintLake(double x, double y, double shore, double pan, double time, Paint out) {
    double depth = y - shore;
    double wave = 40 / (depth + 0.12);
    float ripple =
        noise.fractal((x + 0.62 * pan) * wave * 0.11, depth * wave * 2.4 - 1.1 * time, 3) - 0.5f;
    double mirrored = shore - depth * 1.25 - ripple * (0.02 + 0.35 * depth);
    paintFar(x + 0.04 * ripple, Math.max(0.02, mirrored), pan, time, out);
    float glint = Paint.step(0.16, 0.30, ripple);
    out.over(0.10f, 0.20f, 0.26f, 0.30f);
    out.over(palette.sun()[0], palette.sun()[1], palette.sun()[2], 0.35f * glint);
    float edge = Paint.step(0.006, 0, depth);
    out.over(0.30f, 0.27f, 0.20f, 0.7f * edge);
  }

  private void paintNear(double x, double y, double pan, double time, Paint out) {
    double u = x + pan;
    double ground = ground(u);
    float cover = (float) ((y - ground) / pixel + 0.5);
    if (cover < 1) {
      paintTrees(u, y, time, out);
    }
    if (cover <= 0) {
      return;
    }
    double down = Math.max(0, y - ground);
    double lean = u + 0.02 * noise.smooth(u * 12, y * 9);
    float blades =
        0.6f * noise.smooth(lean * 130, y * 26) + 0.4f * noise.smooth(lean * 290, y * 60);
    float clumps = noise.fractal(u * 6, down * 17, 5);
    float light = 0.60f + 0.5f * (blades - 0.5f) + 0.85f * (clumps - 0.44f);
    float[] meadow = palette.meadow();
    float dry = Paint.step(0.42, 0.66, noise.fractal(u * 2.2 + 9, down * 7, 3));
    out.over(
        light * (meadow[0] + 0.16f * dry),
        light * (meadow[1] + 0.04f * dry),
        light * meadow[2],
        Math.min(1, cover));
    paintFlower(u, y, down, clumps, out);
  }

  /** One flower at a random place in some cells of a lattice on the meadow. */
  private void paintFlower(double u, double y, double down, float clumps, Paint out) {
    double row = Math.floor(y / FLOWER_SPACING);
    double column = Math.floor(u / FLOWER_SPACING);
    int i = (int) column;
    int j = (int) row;
    double patch = noise.smooth(u * 4 + 30, y * 7);
    if (noise.at(i, j + 900) > 1.3 * patch - 0.25 || clumps < 0.35) {
      return;
    }
    double radius = 0.0016 + 0.010 * Math.min(0.3, down);
    double room = FLOWER_SPACING - 2 * radius;
    double dx = u - column * FLOWER_SPACING - radius - room * noise.at(i, j + 1700);
    double dy = y - row * FLOWER_SPACING - radius - room * noise.at(i, j + 2600);
    double distance = StrictMath.hypot(dx, 1.4 * dy);
    float cover = (float) Math.max(0, Math.min(1, (radius - distance) / pixel + 0.5));
    float light = (float) (0.85 - 18 * (dx + dy));
    boolean red = noise.at(i, j + 5) > 0.55;
    out.over(0.92f * light, (red ? 0.24f : 0.80f) * light, (red ? 0.20f : 0.42f) * light, cover);
  }

  private double ground(double u) {
    return 0.83 - 0.16 * (noise.fractal(u * 0.9, 77, 3) - 0.4) - 0.012 * noise.smooth(u * 9, 5);
  }

  private void paintTrees(double u, double y, double time, Paint out) {
    int cell = (int) Math.floor(u / TREE_SPACING);
    for (int i = cell - 1; i <= cell + 1; i++) {
      float kind = noise.at(i, 4711);
      float height = 0.09f + 0.17f * noise.at(i, 12);
      double foot = (i + 0.2 + 0.6 * noise.at(i, 99)) * TREE_SPACING;
      double base = ground(foot) + 0.01;
      double up = (base - y) / height;
      if (kind < 0.45 || up < -0.1 || up > 1.05) {
        continue;
      }
      double sway = 0.004 * up * up * StrictMath.sin(1.7 * time + i);
      double side = u - foot - sway;
      double tier = up * 7 - Math.floor(up * 7);
      double rough = 0.35 * (noise.smooth(u * 170, y * 130) - 0.5);
      double half = height * 0.21 * (1.02 - up) * (1.15 - 0.45 * tier + rough);
      float cover = (float) ((half - Math.abs(side)) / pixel + 0.5);
      if (cover <= 0) {
        continue;
      }
      float needles = noise.fractal(u * 95, y * 130, 3);
      float light = (float) (0.34 + 0.75 * needles + 0.42 * side / (half + 0.004) - 0.2 * tier);
      float[] forest = palette.forest();
      float tone = 0.85f + 0.3f * kind;
      out.over(
          light * tone * forest[0],
          light * tone * (forest[1] + 0.02f),
          light * forest[2] * 0.8f,
          Math.min(1, cover));
    }
  }
}
