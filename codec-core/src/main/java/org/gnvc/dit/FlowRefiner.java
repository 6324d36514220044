package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gnvc.tensor.OperatorLibrary;

/**
 * Refines with the lite transformer, which estimates the correction {@code x_1 - x_c}. A picture of
 * more than one tile is refined tile by tile, each through all steps and with positions that count
 * from its own corner, side by side on the threads of the runtime; the refined tiles are then
 * blended. Memory beyond the arguments and the result is that of one tile for each thread. Safe for
 * use by many threads.
 */
public final class FlowRefiner implements Refiner {

  private final VideoDit dit;
  private final OperatorLibrary ops;

  /**
   * Refines with the given transformer.
   *
   * @param dit closed with the refiner
   */
  public FlowRefiner(VideoDit dit) {
    this.dit = dit;
    ops = dit.operators();
  }

  @Override
  public NDArray refine(
      NDArray xc, NDArray features, NDArray noise, int steps, double tN, NDManager scope) {
    EulerFlow.check(xc, features, noise, dit.config().z(), dit.config().ctx());
    EulerFlow flow = new EulerFlow(steps, tN);
    Shape shape = xc.getShape();
    int h = Math.toIntExact(shape.get(2));
    int w = Math.toIntExact(shape.get(3));
    TileAxis rows = TileAxis.of((h + 1) / 2);
    TileAxis columns = TileAxis.of((w + 1) / 2);
    try (NDManager work = scope.newSubManager()) {
      List<FlowTime> times = flow.times(tau -> dit.time(tau, work));
      int t = Math.toIntExact(shape.get(0));
      Positions positions = dit.positions(t, rows.size(), columns.size(), work);
      if (rows.starts().size() == 1 && columns.starts().size() == 1) {
        return refineTile(xc, features, noise, times, positions, scope);
      }
      List<Place> places = Place.all(rows, columns);
      List<NDArray> parts =
          dit.runtime()
              .runAll(
                  places.stream()
                      .<Supplier<NDArray>>map(
                          place ->
                              () -> refinePlace(place, xc, features, noise, times, positions, work))
                      .toList());
      NDArray refined = scope.zeros(shape);
      for (int i = 0; i < parts.size(); i++) {
        Place place = places.get(i);
        try (NDManager paste = work.newSubManager()) {
          NDArray down = paste.create(place.down);
          NDArray across = paste.create(place.across);
          ops.call(paste, "paste", refined, parts.get(i), down, across, place.y, place.x);
        }
      }
      return refined;
    }
  }

  /** A tile's place among latent samples; it may reach one sample past an odd picture. */
  private record Place(int y, int x, int height, int width, float[] down, float[] across) {

    static List<Place> all(TileAxis rows, TileAxis columns) {
      List<Place> places = new ArrayList<>();
      for (int i = 0; i < rows.starts().size(); i++) {
        for (int j = 0; j < columns.starts().size(); j++) {
          places.add(
              new Place(
                  2 * rows.starts().get(i),
                  2 * columns.starts().get(j),
                  2 * rows.size(),
                  2 * columns.size(),
                  rows.shares(i),
                  columns.shares(j)));
        }
      }
      return places;
    }

    NDArray cut(OperatorLibrary ops, NDArray whole, NDManager scope) {
      return ops.call(scope, "cut", whole, y, x, height, width);
    }
  }

  /** Refines one tile; the result belongs to {@code scope}. */
  private NDArray refinePlace(
      Place place,
      NDArray xc,
      NDArray features,
      NDArray noise,
      List<FlowTime> times,
      Positions positions,
      NDManager scope) {
    try (NDManager tile = scope.newSubManager()) {
      return refineTile(
          place.cut(ops, xc, tile),
          place.cut(ops, features, tile),
          place.cut(ops, noise, tile),
          times,
          positions,
          scope);
    }
  }

  private NDArray refineTile(
      NDArray xc,
      NDArray features,
      NDArray noise,
      List<FlowTime> times,
      Positions positions,
      NDManager scope) {
    try (NDManager work = scope.newSubManager()) {
      NDArray condition = dit.condition(xc, features, work);
      return EulerFlow.run(
          ops,
          xc,
          noise,
          times,
          (x, time, to) -> {
            try (NDArray correction = dit.correction(x, time, condition, positions, work)) {
              return ops.call(to, "add", xc, correction);
            }
          },
          scope);
    }
  }

  @Override
  public void close() {
    dit.close();
  }
}
