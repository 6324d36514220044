package org.gnvc.conformance.vector.make;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Streams that exercise the refinement: steps, start, noise, tiles. */
final class RefinementRecipes {

  private RefinementRecipes() {}

  static List<Recipe> all() {
    List<Recipe> all = new ArrayList<>();
    for (int steps : new int[] {2, 3, 4, 5, 8}) {
      all.add(
          header(
              "steps-" + steps,
              "%d refinement steps.".formatted(steps),
              h -> h.with("steps", steps)));
    }
    all.add(header("t-n-1", "Refinement starts from noise: t_n 1.", h -> h.with("t_n", 1)));
    all.add(header("t-n-255", "Refinement starts near its end: t_n 255.", h -> h.with("t_n", 255)));
    all.add(header("noise-seed-0", "Noise seed 0.", h -> h.with("noise_seed", 0)));
    all.add(
        Recipe.of(
            "noise-seed-wraps",
            "Noise seed 2^32 - 1 with offsets that go round.",
            clip(),
            s ->
                s.header(h -> h.with("noise_seed", 0xFFFFFFFFL))
                    .change(0, g -> g.seedOffset(1))
                    .change(1, g -> g.seedOffset(0xFFFFFFFFL))));
    all.add(
        Recipe.of(
            "window-carried",
            "Much is left to refinement, which sees two latents of the groups before.",
            Clip.of(64, 48, 17).rate(0).group(4),
            s -> s.header(h -> h.with("t_n", 64).with("steps", 2))));
    all.addAll(tiles());
    return all;
  }

  private static List<Recipe> tiles() {
    return List.of(
        Recipe.of("tiles-12", "12 tokens across: the largest single tile.", Clip.of(192, 32, 5)),
        Recipe.of("tiles-13x13", "13 tokens across and down: four tiles.", Clip.of(208, 208, 1))
            .showing(64, 64, 96, 96),
        Recipe.of("tiles-22", "22 tokens across: two tiles.", Clip.of(352, 16, 5)),
        Recipe.of("tiles-23-down", "23 tokens down: three tiles.", Clip.of(16, 368, 5)),
        Recipe.of(
            "tiles-odd",
            "Latents of odd width and height: the last column and row are repeated.",
            Clip.of(200, 24, 5)),
        Recipe.of(
            "tiles-over-groups",
            "Tiles with carried latents, three steps.",
            Clip.of(208, 32, 9).group(4),
            s -> s.header(h -> h.with("steps", 3))));
  }

  private static Clip clip() {
    return Clip.of(48, 32, 9).group(4);
  }

  private static Recipe header(String name, String title, UnaryOperator<HeaderFields> change) {
    return Recipe.of(name, title, clip(), s -> s.header(change));
  }
}
